/** The process's own streams. A closed pipe (`| head`) ends the output quietly. */
import type { Io } from './command.ts';

export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    columns: process.stdout.columns ?? 100,
    colour: wantsColour(process.stdout.isTTY === true, process.env),
  };
}

/** no-color.org: any text but the empty one switches colour off; FORCE_COLOR switches it on where the output is no terminal. */
export function wantsColour(isTerminal: boolean, variables: Readonly<Record<string, string | undefined>>): boolean {
  if ((variables.NO_COLOR ?? '') !== '') return false;
  const forced = variables.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && variables.TERM !== 'dumb';
}
