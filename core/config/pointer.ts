/** JSON Pointers (RFC 6901) into a tree, and from an offset to the pointer of what stands there. */
import type { Member, Node } from './document.ts';
import { memberOf } from './member.ts';

export function escapeSegment(segment: string): string {
  // Keys with either are rare, and most pointers are never shown.
  if (!segment.includes('~') && !segment.includes('/')) return segment;
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `pointerOf('zero_optimization', 'stage')` is `/zero_optimization/stage`; no segment is the whole document: ''. */
export function pointerOf(...segments: readonly (string | number)[]): string {
  let pointer = '';
  for (const segment of segments) pointer += `/${escapeSegment(String(segment))}`;
  return pointer;
}

/** The segments of a pointer; null where it is none (it must be empty or start with a slash). */
export function segmentsOf(pointer: string): string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const ARRAY_INDEX = /^(?:0|[1-9]\d*)$/;

function step(node: Node | undefined, segment: string): Node | undefined {
  if (node?.kind === 'array') return ARRAY_INDEX.test(segment) ? node.items[Number(segment)] : undefined;
  return memberOf(node, segment)?.value;
}

/** The value at a pointer; undefined where there is none. */
export function nodeAt(root: Node | null, pointer: string): Node | undefined {
  const segments = segmentsOf(pointer);
  if (!segments || !root) return undefined;
  let node: Node | undefined = root;
  for (const segment of segments) node = step(node, segment);
  return node;
}

/** The key and value at a pointer that ends in an object's key. */
export function memberAt(root: Node | null, pointer: string): Member | undefined {
  const segments = segmentsOf(pointer);
  const key = segments?.pop();
  if (!segments || key === undefined) return undefined;
  return memberOf(nodeAt(root, pointerOf(...segments)), key);
}

const holds = (span: { start: number; end: number }, offset: number) => span.start <= offset && offset < span.end;

/**
 * The pointer of the innermost key or value that covers an offset (a key belongs to its member); null where nothing does.
 * Between the members of an object it is the object's own.
 */
export function pointerAt(root: Node | null, offset: number): string | null {
  if (!root || !holds(root.span, offset)) return null;
  let node: Node = root;
  let pointer = '';
  for (;;) {
    if (node.kind === 'object') {
      const member: Member | undefined = node.members.find(
        ({ keySpan, value }) => holds(keySpan, offset) || holds(value.span, offset),
      );
      if (!member) return pointer;
      pointer += `/${escapeSegment(member.key)}`;
      if (!holds(member.value.span, offset)) return pointer;
      node = member.value;
    } else if (node.kind === 'array') {
      const index: number = node.items.findIndex((item) => holds(item.span, offset));
      const item: Node | undefined = node.items[index];
      if (!item) return pointer;
      pointer += `/${index}`;
      node = item;
    } else return pointer;
  }
}
