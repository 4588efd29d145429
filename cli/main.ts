#!/usr/bin/env node
/** Finds the command, gives it its flags, and turns what goes wrong into one line and an exit code. */
import { parseArguments } from './arguments.ts';
import { type Command, type ExitCode, type Io, UsageError } from './command.ts';
import { commandHelp, overview } from './help.ts';
import { processIo } from './io.ts';
import { version } from './version.ts';

type Load = () => Promise<{ default: Command }>;

/** Summaries stand here a second time so that the overview loads no command; a test holds them equal. */
export const commands: Readonly<Record<string, { readonly summary: string; readonly load: Load }>> = {
  check: { summary: 'validate configs as DeepSpeed does, and say what it does not', load: () => import('./commands/check.ts') },
  estimate: { summary: 'memory per GPU, CPU and NVMe for one config and one model', load: () => import('./commands/estimate.ts') },
  diff: { summary: 'what changes between two configs: keys, findings, memory', load: () => import('./commands/diff.ts') },
  rules: { summary: 'list the rules, or explain one', load: () => import('./commands/rules.ts') },
};

async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview(Object.entries(commands).map(([word, entry]) => ({ name: word, summary: entry.summary }))));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    io.out(`${version}\n`);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) throw new UsageError(`there is no command "${name}"; there are ${Object.keys(commands).join(', ')}`);
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
    io.err(error instanceof UsageError ? `ds-review: ${reason}\n` : `ds-review: internal error: ${reason}. Please report it with the command and the file.\n`);
    process.exitCode = 2;
  },
);
