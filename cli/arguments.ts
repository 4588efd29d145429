/** Flags of one command by node's own parser, with errors that a person understands. */
import { parseArgs } from 'node:util';
import { closestNames } from '../core/text/closest-names.ts';
import { type Arguments, type Command, UsageError } from './command.ts';

export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, spec]) => [
      name,
      { type: spec.type, multiple: spec.multiple ?? false },
    ]),
  );
  const { values, positionals } = parse(command, { ...options, json: { type: 'boolean', multiple: false } }, argv);
  const asJson = values.json === true;
  if (asJson && !takesJson(command)) throw new UsageError('--json: this command has no JSON to give');
  if (asJson && values.format !== undefined && values.format !== 'json')
    throw new UsageError(`--json and --format ${String(values.format)}: one of the two`);
  return {
    positionals,
    text: (name) => {
      const value = name === 'format' && asJson ? 'json' : values[name];
      return Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}

/** `--json` is short for `--format json`. */
export const takesJson = ({ options }: Command): boolean => options.format?.value?.split('|').includes('json') === true;

type Options = Record<string, { type: 'string' | 'boolean'; multiple: boolean }>;

function parse(command: Command, options: Options, argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(inWords(command, argv, error));
  }
}

function inWords(command: Command, argv: readonly string[], error: unknown): string {
  const { code, message }: { code?: unknown; message?: unknown } = Object(error);
  const [said = ''] = String(message).split('. ');
  const flag = /'(?:-\w, )?(-{1,2}[^' =]*)/.exec(said)?.[1] ?? '';
  const name = flag.replace(/^-+/, '');
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = closestNames(name, Object.keys(command.options)).map((one) => `--${one}`);
    return `there is no flag ${flag}${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '; --help lists them'}`;
  }
  const spec = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (spec?.type === 'string') {
    const after = argv[argv.indexOf(flag) + 1];
    const dash = after?.startsWith('-') ? `; a value that begins with a dash is written ${flag}=${after}` : '';
    return `${flag} needs a value: ${flag} ${spec.value ?? 'TEXT'}${dash}`;
  }
  if (flag !== '') return `${flag} takes no value`;
  return said;
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
  if (found === undefined) {
    const near = closestNames(text, allowed);
    const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
    throw new UsageError(`--${flag} takes ${allowed.join(', ')}, not "${text}"${hint}`);
  }
  return found;
}
