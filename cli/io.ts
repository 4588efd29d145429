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
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  };
}
