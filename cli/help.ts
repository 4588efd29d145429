/** Help texts, made from the commands themselves. */
import { takesJson } from './arguments.ts';
import type { Command } from './command.ts';

export function commandHelp(name: string, command: Command): string {
  const flags = [
    ...Object.entries(command.options).map(([flag, spec]) => ({
      left: `--${flag}${spec.value ? ` ${spec.value}` : ''}`,
      right: spec.help,
    })),
    ...(takesJson(command) ? [{ left: '--json', right: 'short for --format json' }] : []),
  ];
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
    `exit: ${command.exits}`,
    '',
  ].join('\n');
}

export function overview(commands: readonly { readonly name: string; readonly summary: string }[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'ds-review: reviews DeepSpeed configs: what DeepSpeed will say, and the memory they take',
    '',
    'usage: ds-review COMMAND …      ds-review COMMAND --help      ds-review --version',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'A file may be - for standard input. --json gives data; NO_COLOR=1 takes the colours away.',
    'exit: 0 done; 1 done, and what was looked at is not good (findings, a run that does not fit or failed); 2 not done, one line says why',
    '',
  ].join('\n');
}
