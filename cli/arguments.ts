/** Flags of one command by node's own parser, with errors that a person understands. */
import { parseArgs } from 'node:util';
import { type Arguments, type Command, UsageError } from './command.ts';

export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, spec]) => [
      name,
      { type: spec.type, multiple: spec.multiple ?? false },
    ]),
  );
  const { values, positionals } = parse(options, argv);
  return {
    positionals,
    text: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}

function parse(options: Record<string, { type: 'string' | 'boolean'; multiple: boolean }>, argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

/** `1,4,8` → [1, 4, 8]; anything that is not a whole number of at least 1 is a usage error that names the flag. */
export function wholeNumbers(flag: string, text: string): number[] {
  return text.split(',').map((part) => wholeNumber(flag, part));
}

export function wholeNumber(flag: string, text: string): number {
  const value = Number(text.trim());
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 1) {
    throw new UsageError(`--${flag} takes whole numbers of at least 1, not "${text}"`);
  }
  return value;
}

/** One of a closed list of words. */
export function oneOf<T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === text.trim());
  if (found === undefined) throw new UsageError(`--${flag} takes ${allowed.join(', ')}, not "${text}"`);
  return found;
}
