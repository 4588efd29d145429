/** A config being filled: copies only what it changes, so that the document stays what was written. */
import type { Member, Node, ObjectNode, Span } from '../document.ts';
import { noteFilled } from '../member.ts';
import { lookup, lookupMember } from './lookup.ts';

/** A bigint: an int beyond 2^53. */
export type FilledValue = number | bigint | boolean | string | null | readonly number[];

export class Draft {
  #root: ObjectNode;

  constructor(root: ObjectNode) {
    this.#root = root;
  }

  get root(): ObjectNode {
    return this.#root;
  }

  get(...path: readonly string[]): Node | undefined {
    return lookup(this.#root, path);
  }

  isAuto(...path: readonly string[]): boolean {
    const node = this.get(...path);
    return node?.kind === 'string' && node.value === 'auto';
  }

  /** Puts a value in place of what stands at this path, where something does. `by` is shown to people. */
  fill(path: readonly string[], value: FilledValue, by: string): void {
    const member = lookupMember(this.#root, path);
    if (member !== undefined) this.#root = replaced(this.#root, path, 0, nodeOf(value, member.value.span, by));
  }

  /** Adds a key to the top level. */
  add(key: string, value: FilledValue, by: string): void {
    const span = this.#root.span;
    this.addNode(key, nodeOf(value, { start: span.start, end: Math.min(span.start + 1, span.end) }, by));
  }

  /** Sets a key of the top level, whether it is there or not. */
  set(key: string, value: FilledValue, by: string): void {
    if (this.get(key) === undefined) this.add(key, value, by);
    else this.fill([key], value, by);
  }

  addNode(key: string, node: Node): void {
    const member: Member = { key, keySpan: node.span, value: node };
    const members = [...this.#root.members, member];
    noteFilled(this.#root.members, members, member);
    this.#root = { ...this.#root, members };
  }
}

function replaced(object: ObjectNode, path: readonly string[], depth: number, node: Node): ObjectNode {
  const key = path[depth];
  const at = object.members.findLastIndex((member) => member.key === key);
  const member = object.members[at];
  if (member === undefined) return object;
  const inner =
    depth === path.length - 1
      ? node
      : member.value.kind === 'object'
        ? replaced(member.value, path, depth + 1, node)
        : member.value;
  const filled = { ...member, value: inner };
  const members = object.members.with(at, filled);
  noteFilled(object.members, members, filled);
  return { ...object, members };
}

export function nodeOf(value: FilledValue, span: Span, filledBy: string): Node {
  if (value === null) return { kind: 'null', span, filledBy };
  if (typeof value === 'boolean') return { kind: 'boolean', value, span, filledBy };
  if (typeof value === 'string') return { kind: 'string', value, span, filledBy };
  if (typeof value === 'bigint')
    return { kind: 'number', value: Number(value), python: 'int', digits: String(value), span, filledBy };
  if (typeof value === 'number')
    return { kind: 'number', value, python: Number.isInteger(value) ? 'int' : 'float', span, filledBy };
  return { kind: 'array', items: value.map((item) => nodeOf(item, span, filledBy)), span, filledBy };
}
