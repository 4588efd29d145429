/** Reads one mapping of the policy, key by key. What is wrong becomes a problem, and the value is then as if it were absent. */
import type { Member, Node, ObjectNode } from '../config/document.ts';
import { memberOf } from '../config/member.ts';
import { escapeSegment } from '../config/pointer.ts';
import { hint, kindOf, type Problems, quoted } from './problems.ts';
import { parseSize } from './size.ts';

export interface Pattern {
  readonly pattern: RegExp;
  /** "must be …" */
  readonly wanted: string;
}

export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

export type ReadItem<T> = (node: Node, pointer: string, problems: Problems) => T | undefined;

export class Section {
  readonly node: ObjectNode;
  readonly pointer: string;
  readonly problems: Problems;

  private constructor(node: ObjectNode, pointer: string, problems: Problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** A mapping with no other keys than these; undefined where it is no mapping. */
  static of(node: Node, pointer: string, problems: Problems, keys: readonly string[]): Section | undefined {
    if (node.kind !== 'object')
      return problems.wrongType(`a mapping with keys such as ${quoted(keys[0] ?? '')}`, node, pointer);
    for (const { key, keySpan } of node.members) {
      if (keys.includes(key)) continue;
      const where = pointer === '' ? 'the policy' : quoted(pointer.slice(1).replaceAll('/', '.'));
      problems.add(
        'unknown-key',
        `${where} has no key ${quoted(key)}${hint(key, keys)}`,
        `${pointer}/${escapeSegment(key)}`,
        keySpan,
      );
    }
    return new Section(node, pointer, problems);
  }

  member(key: string): Member | undefined {
    return memberOf(this.node, key);
  }

  at(key: string): string {
    return `${this.pointer}/${escapeSegment(key)}`;
  }

  read<T>(key: string, item: ReadItem<T>): T | undefined {
    const value = this.member(key)?.value;
    return value && item(value, this.at(key), this.problems);
  }

  /** Says so where the key is missing. */
  required<T>(key: string, item: ReadItem<T>, why: string): T | undefined {
    if (this.member(key)) return this.read(key, item);
    return this.problems.add('missing-key', `the key ${quoted(key)} is missing: ${why}`, this.pointer, this.node.span);
  }
}

export function text(wanted: Pattern, longest = 500): ReadItem<string> {
  return (node, pointer, problems) => {
    if (node.kind !== 'string') return problems.wrongType(wanted.wanted, node, pointer);
    const fits = node.value.length >= 1 && node.value.length <= longest && wanted.pattern.test(node.value);
    return fits ? node.value : problems.wrongValue(wanted.wanted, node.value, node, pointer);
  };
}

export function choice<const T extends string>(values: readonly T[]): ReadItem<T> {
  const wanted = `one of ${values.map((value) => quoted(value)).join(', ')}`;
  return (node, pointer, problems) => {
    const written = node.kind === 'string' ? node.value : null;
    const value = values.find((one) => one === written);
    if (value !== undefined) return value;
    const near = written === null ? '' : hint(written, values);
    return problems.add(
      'wrong-value',
      `\`${pointer.split('/').at(-1)}\` must be ${wanted}, not ${kindOf(node)}${near.startsWith('; did') ? near : ''}`,
      pointer,
      node.span,
    );
  };
}

export function integer({ minimum, maximum }: Bounds): ReadItem<number> {
  const wanted = `a whole number from ${minimum} to ${maximum}`;
  return (node, pointer, problems) => {
    if (node.kind !== 'number') return problems.wrongType(wanted, node, pointer);
    const fits = Number.isInteger(node.value) && node.value >= minimum && node.value <= maximum;
    return fits ? node.value : problems.wrongValue(wanted, String(node.value), node, pointer);
  };
}

export const positive: ReadItem<number> = (node, pointer, problems) => {
  const wanted = 'a number greater than 0';
  const value =
    node.kind === 'string' && /^[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,2}$/.test(node.value) ? Number(node.value) : null;
  if (node.kind !== 'number' && value === null) return problems.wrongType(wanted, node, pointer);
  const number = node.kind === 'number' ? node.value : (value ?? 0);
  return number > 0 && Number.isFinite(number) ? number : problems.wrongValue(wanted, String(number), node, pointer);
};

export const truth: ReadItem<boolean> = (node, pointer, problems) =>
  node.kind === 'boolean' ? node.value : problems.wrongType('true or false', node, pointer);

/** Bytes. */
export const size: ReadItem<number> = (node, pointer, problems) => {
  const wanted = 'a size such as 256GB or 512GiB';
  if (
    node.kind === 'number' &&
    Number.isInteger(node.value) &&
    node.value >= 1 &&
    node.value <= Number.MAX_SAFE_INTEGER
  )
    return node.value;
  if (node.kind !== 'string') return problems.wrongType(wanted, node, pointer);
  const bytes = parseSize(node.value);
  return bytes !== null && bytes >= 1 ? bytes : problems.wrongValue(wanted, node.value, node, pointer);
};

/** A list; elements with a problem are left out. */
export function list<T>(item: ReadItem<T>, most: number): ReadItem<readonly T[]> {
  return (node, pointer, problems) => {
    if (node.kind !== 'array') return problems.wrongType('a list', node, pointer);
    if (node.items.length > most)
      return problems.add(
        'wrong-value',
        `\`${pointer.slice(1)}\` has ${node.items.length} entries; ${most} are the most`,
        pointer,
        node.span,
      );
    return node.items.flatMap((entry, index) => item(entry, `${pointer}/${index}`, problems) ?? []);
  };
}

/** A mapping from names of the user's own choice; entries with a problem are left out. */
export function entries<T>(name: Pattern, item: ReadItem<T>, most: number): ReadItem<ReadonlyMap<string, T>> {
  return (node, pointer, problems) => {
    if (node.kind !== 'object') return problems.wrongType('a mapping', node, pointer);
    if (node.members.length > most)
      return problems.add(
        'wrong-value',
        `\`${pointer.slice(1)}\` has ${node.members.length} entries; ${most} are the most`,
        pointer,
        node.span,
      );
    const read = new Map<string, T>();
    for (const { key, keySpan, value } of node.members) {
      const place = `${pointer}/${escapeSegment(key)}`;
      if (!name.pattern.test(key))
        problems.add('wrong-value', `${quoted(key)} cannot be a name here: it must be ${name.wanted}`, place, keySpan);
      const entry = item(value, place, problems);
      if (entry !== undefined && name.pattern.test(key)) read.set(key, entry);
    }
    return read;
  };
}
