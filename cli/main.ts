#!/usr/bin/env node
/** Finds the command, gives it its flags, and turns what goes wrong into one line and an exit code. */
import { parseArguments } from './arguments.ts';
import { type ExitCode, type Io, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { processIo } from './io.ts';
import { version } from './version.ts';

async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview(Object.entries(COMMANDS).map(([word, entry]) => ({ name: word, summary: entry.summary }))));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    io.out(`${version}\n`);
    return 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined)
    throw new UsageError(`there is no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`);
  const command = (await entry.load()).default;
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(commandHelp(name, command));
    return 0;
  }
  return await command.run(parseArguments(command, rest), io);
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
