/** A command of the command line is cli/commands/<name>.ts, listed with its summary in cli/commands.ts; a command of the bot is bot/commands/<name>.ts. */
import { COMMANDS } from '../../cli/commands.ts';
import { read } from './tracked-files.ts';

export async function commands(files: readonly string[]): Promise<string[]> {
  const written = files
    .filter((path) => /^cli\/commands\/[a-z-]+\.ts$/.test(path))
    .map((path) => path.slice('cli/commands/'.length, -'.ts'.length));
  const listed = Object.keys(COMMANDS);
  const loaded = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, entry]) => ({
      name,
      summary: entry.summary,
      command: (await entry.load()).default,
    })),
  );
  const page = read('README.md');
  return [
    ...written
      .filter((name) => !listed.includes(name))
      .map((name) => `cli/commands/${name}.ts is not listed in cli/commands.ts`),
    ...loaded
      .filter(({ summary, command }) => summary !== command.summary)
      .map(({ name }) => `command ${name}: its summary in cli/commands.ts is not its own`),
    ...listed
      .filter((name) => !page.includes(`ds-review ${name}`))
      .map((name) => `command ${name}: README.md does not name it`),
  ];
}
