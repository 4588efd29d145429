#!/usr/bin/env node
/** Finds the command, gives it its flags, and turns what goes wrong into one line and an exit code. */
import { closestNames } from '../core/text/closest-names.ts';
import { parseArguments } from './arguments.ts';
import { type ExitCode, type Io, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { processIo } from './io.ts';
import { version } from './version.ts';

async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...others] = argv;
  const asksHelp = first === 'help' || first === '--help' || first === '-h';
  const [name, rest] = asksHelp && others[0] !== undefined ? [others[0], ['--help']] : [first, others];
  if (name === undefined || (name === first && asksHelp)) {
    const text = overview(Object.entries(COMMANDS).map(([word, entry]) => ({ name: word, summary: entry.summary })));
    if (name === undefined) io.err(text);
    else io.out(text);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    io.out(`${version}\n`);
    return 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) throw new UsageError(unknownCommand(name));
  const command = (await entry.load()).default;
  const flags = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
  if (flags.includes('--help') || flags.includes('-h')) {
    io.out(commandHelp(name, command));
    return 0;
  }
  return await command.run(parseArguments(command, rest), io);
}

function unknownCommand(name: string): string {
  const names = Object.keys(COMMANDS);
  const [near] = closestNames(name, names);
  const hint = near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`;
  return name.startsWith('-')
    ? `a command comes first, not ${name}; there are ${names.join(', ')}`
    : `there is no command "${name}"; ${hint}`;
}

const io = processIo();
main(process.argv.slice(2), io).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const said =
      error instanceof UsageError
        ? reason
        : `internal error: ${reason}. Please report it with the command and the file.`;
    io.err(`ds-review: ${said}\n`);
    process.exitCode = 2;
  },
);
