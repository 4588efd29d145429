/**
 * core ← action, bot, cli, and hub, which the Action and the command line share; core does no I/O; the bot and the Action never import each other;
 * product code never imports tools or tests.
 */
import { dirname, join } from 'node:path';
import { isHandWritten, read } from './tracked-files.ts';

/** What may be imported from where, by top-level folder. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  data: ['core', 'data'],
  hub: ['hub', 'core'],
  action: ['action', 'core', 'data', 'hub', 'package.json'],
  bot: ['bot', 'core', 'data', 'schemas', 'smoke', 'package.json'],
  cli: ['cli', 'core', 'data', 'hub', 'smoke', 'schemas', 'package.json'],
};

/** `import … from`, `export … from` at the start of a line, and `import('…')`. */
const IMPORT = /^(?:import|export)\b[^;'"]*?\bfrom\s+'([^'\n]+)'|^import\s+'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'/gm;

export function dependencies(files: readonly string[]): string[] {
  return files
    .filter((path) => path.endsWith('.ts') && isHandWritten(path) && Object.hasOwn(ALLOWED, top(path)))
    .flatMap((path) =>
      [...read(path).matchAll(IMPORT)].flatMap((found) => problem(path, found[1] ?? found[2] ?? found[3] ?? '')),
    );
}

const top = (path: string): string => path.split('/')[0] ?? '';

function problem(path: string, specifier: string): string[] {
  if (specifier.startsWith('.')) {
    const target = join(dirname(path), specifier);
    const allowed = ALLOWED[top(path)] ?? [];
    return allowed.includes(top(target))
      ? []
      : [`${path} imports ${target}: ${top(path)} may only import from ${allowed.join(', ')}`];
  }
  if (top(path) === 'core' && specifier !== 'yaml')
    return [`${path} imports ${specifier}: core does no I/O and depends on nothing but a YAML parser`];
  return [];
}
