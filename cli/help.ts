/** Help texts, made from the commands themselves. */
import type { Command } from './command.ts';

export function commandHelp(name: string, command: Command): string {
  const flags = Object.entries(command.options).map(([flag, spec]) => ({
    left: `--${flag}${spec.value ? ` ${spec.value}` : ''}`,
    right: spec.help,
  }));
  const width = Math.min(34, Math.max(0, ...flags.map((row) => row.left.length)));
  const rows = flags.map((row) =>
    row.left.length > width
      ? `  ${row.left}\n  ${' '.repeat(width)}  ${row.right}`
      : `  ${row.left.padEnd(width)}  ${row.right}`,
  );
  return [
    `ds-review ${name}: ${command.summary}`,
    '',
    `usage: ds-review ${name} ${command.usage}`,
    ...(rows.length > 0 ? ['', ...rows] : []),
    ...(command.examples.length > 0 ? ['', 'examples:', ...command.examples.map((line) => `  ${line}`)] : []),
    '',
  ].join('\n');
}

export function overview(commands: readonly { readonly name: string; readonly summary: string }[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'ds-review: reviews DeepSpeed configs: what DeepSpeed will say, and the memory they take',
    '',
    'usage: ds-review COMMAND …      ds-review COMMAND --help',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
  ].join('\n');
}
