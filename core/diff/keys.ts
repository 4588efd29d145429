/** What a change does to the keys of a config: by JSON pointer, whatever happened to lines, order or spacing. */
import type { Node } from '../config/document.ts';
import { pointerOf, segmentsOf } from '../config/pointer.ts';
import { closestNames } from '../text/closest-names.ts';
import { compactJson } from './compact-json.ts';

export interface KeyChange {
  readonly pointer: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved' | 'renamed';
  /** As people would write it in JSON, shortened; null: absent on that side. */
  readonly base: string | null;
  readonly head: string | null;
  /** Of `moved` and `renamed`: where it was. */
  readonly from?: string;
}

interface Difference {
  readonly segments: readonly string[];
  readonly base: Node | undefined;
  readonly head: Node | undefined;
}

/**
 * In file order of the head, what is gone last. Of a block that is there on one side only, the block is named, not its keys. Nothing where
 * a whole side is absent or no object.
 */
export function changedKeys(base: Node | null, head: Node | null): readonly KeyChange[] {
  if (base?.kind !== 'object' || head?.kind !== 'object') return [];
  const differences = compare(base, head);
  const pairs = differences.length > MOST_FOR_MOVES ? new Map<Difference, Difference>() : movesAmong(differences);
  const taken = new Set(pairs.values());
  return differences
    .filter((one) => !taken.has(one))
    .slice(0, MOST_CHANGES)
    .map((one) => change(one, pairs.get(one)));
}

/** More than anybody reads; a report of all of them would be larger than the configs. */
export const MOST_CHANGES = 1000;
/** Beyond, every come key against every gone one would take long, and nobody would read it. */
const MOST_FOR_MOVES = 300;

function movesAmong(differences: readonly Difference[]): Map<Difference, Difference> {
  const gone = new Set(differences.filter((one) => one.head === undefined));
  const pairs = new Map<Difference, Difference>();
  for (const one of differences) {
    if (one.base !== undefined || one.head === undefined) continue;
    const from = [...gone].find(
      (other) => written(other.base) === written(one.head) && (isMoved(other, one) || isRenamed(other, one)),
    );
    if (from === undefined) continue;
    pairs.set(one, from);
    gone.delete(from);
  }
  return pairs;
}

const keyOf = (one: Difference): string => one.segments.at(-1) ?? '';
const parentOf = (one: Difference): string => pointerOf(...one.segments.slice(0, -1));
const isMoved = (gone: Difference, come: Difference): boolean => keyOf(gone) === keyOf(come);
/** A spelling mended in place. */
const isRenamed = (gone: Difference, come: Difference): boolean =>
  parentOf(gone) === parentOf(come) && closestNames(keyOf(gone), [keyOf(come)]).length > 0;

function change(one: Difference, from: Difference | undefined): KeyChange {
  const pointer = pointerOf(...one.segments);
  const [base, head] = [written(one.base ?? from?.base), written(one.head)];
  if (from !== undefined) {
    return { pointer, kind: isMoved(from, one) ? 'moved' : 'renamed', base, head, from: pointerOf(...from.segments) };
  }
  const kind = one.base === undefined ? 'added' : one.head === undefined ? 'removed' : 'changed';
  return { pointer, kind, base, head };
}

const written = (node: Node | undefined): string | null => (node === undefined ? null : compactJson(node));

/** In file order; a stack, so that no depth of nesting and no number of keys can overflow another one. */
function compare(base: Node, head: Node): Difference[] {
  const differences: Difference[] = [];
  const open: Difference[] = [{ segments: [], base, head }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { segments } = next;
    if (next.base?.kind === 'object' && next.head?.kind === 'object') {
      const [before, after] = [lastByKey(next.base), lastByKey(next.head)];
      const keys = [...new Set([...after.keys(), ...before.keys()])];
      for (const key of keys.toReversed()) {
        open.push({ segments: [...segments, key], base: before.get(key), head: after.get(key) });
      }
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
