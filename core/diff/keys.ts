/** What a change does to the keys of a config: by JSON pointer, whatever happened to lines, order or spacing. */
import type { Node } from '../config/document.ts';
import { pointerOf, segmentsOf } from '../config/pointer.ts';
import { compactJson } from './compact-json.ts';

export interface KeyChange {
  readonly pointer: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** As people would write it in JSON, shortened; null: absent on that side. */
  readonly base: string | null;
  readonly head: string | null;
  /** Of `moved`: where it was. */
  readonly from?: string;
}

interface Difference {
  readonly segments: readonly string[];
  readonly base: Node | undefined;
  readonly head: Node | undefined;
}

/** In file order of the head, what is gone last. Of a block that is there on one side only, the block is named, not its keys. */
export function changedKeys(base: Node | null, head: Node | null): readonly KeyChange[] {
  const differences = compare(base ?? undefined, head ?? undefined);
  const gone = differences.filter((one) => one.head === undefined);
  const moves = new Map<Difference, Difference>();
  for (const one of differences) {
    if (one.base !== undefined || one.head === undefined) continue;
    const from = gone.find((other) => !isTaken(moves, other) && isSame(other, one));
    if (from !== undefined) moves.set(one, from);
  }
  return differences.filter((one) => !isTaken(moves, one)).map((one) => change(one, moves.get(one)));
}

function isTaken(moves: ReadonlyMap<Difference, Difference>, one: Difference): boolean {
  return [...moves.values()].includes(one);
}

/** The same key with the same value at another place. */
function isSame(gone: Difference, come: Difference): boolean {
  return gone.segments.at(-1) === come.segments.at(-1) && written(gone.base) === written(come.head);
}

function change(one: Difference, from: Difference | undefined): KeyChange {
  const pointer = pointerOf(...one.segments);
  const [base, head] = [written(one.base ?? from?.base), written(one.head)];
  if (from !== undefined) return { pointer, kind: 'moved', base, head, from: pointerOf(...from.segments) };
  const kind = one.base === undefined ? 'added' : one.head === undefined ? 'removed' : 'changed';
  return { pointer, kind, base, head };
}

const written = (node: Node | undefined): string | null => (node === undefined ? null : compactJson(node));

function compare(base: Node | undefined, head: Node | undefined): Difference[] {
  const differences: Difference[] = [];
  const open: Difference[] = [{ segments: [], base, head }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { segments } = next;
    if (next.base?.kind === 'object' && next.head?.kind === 'object') {
      const [before, after] = [lastByKey(next.base), lastByKey(next.head)];
      const keys = [...new Set([...after.keys(), ...before.keys()])];
      open.unshift(
        ...keys.map((key) => ({ segments: [...segments, key], base: before.get(key), head: after.get(key) })),
      );
    } else if (!equal(next.base, next.head)) differences.push(next);
  }
  return differences;
}

function lastByKey(node: Node & { readonly kind: 'object' }): Map<string, Node> {
  return new Map(node.members.map((member) => [member.key, member.value]));
}

function equal(base: Node | undefined, head: Node | undefined): boolean {
  if (base === undefined || head === undefined) return base === head;
  return (
    base.kind === head.kind &&
    compactJson(base, Number.POSITIVE_INFINITY) === compactJson(head, Number.POSITIVE_INFINITY)
  );
}

/** `/zero_optimization/stage` as people say it: `zero_optimization.stage`. */
export function dotted(pointer: string): string {
  const segments = segmentsOf(pointer) ?? [pointer];
  return segments.length === 0 ? '(whole file)' : segments.join('.');
}
