/** Talking to the runner: lines of the log, workflow commands, outputs. What comes from a pull request is escaped here. */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { commandData, commandProperty, visible } from '../core/report/escape.ts';

export type Write = (line: string) => void;

export interface Runner {
  /** A line of the log; a workflow command hidden in it does nothing. */
  info(message: string): void;
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Workflow commands that are already escaped. */
  raw(commands: string): void;
  mask(secret: string): void;
  output(name: string, value: string): void;
}

const TITLE = commandProperty('ds-config-review');

/** A runner reads `::command::` at the start of a line, after blanks, and `##[command]` anywhere. */
export function plainLine(message: string): string {
  return visible(message)
    .replace(/^(\s*):(?=:)/, '$1\u2024')
    .replace(/##\[/g, '# #[');
}

export function makeRunner(outputFile: string | null, write: Write): Runner {
  const command = (name: string, message: string) =>
    write(`::${name} title=${TITLE}::${commandData(visible(message))}`);
  return {
    info: (message) => write(plainLine(message)),
    notice: (message) => command('notice', message),
    warning: (message) => command('warning', message),
    error: (message) => command('error', message),
    raw: (commands) => {
      for (const line of commands.split('\n')) if (line !== '') write(line);
    },
    mask: (secret) => {
      // a runner masks line by line
      for (const line of secret.split(/\r?\n/)) if (line.trim() !== '') write(`::add-mask::${commandData(line)}`);
    },
    output: (name, value) => {
      if (outputFile === null) return;
      const delimiter = `end-${randomUUID()}`;
      appendFileSync(outputFile, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
    },
  };
}
