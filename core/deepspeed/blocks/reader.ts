/** What every hand-read block needs: the look-up, and the usual refusals. */
import type { Member, Node, ObjectNode } from '../../config/document.ts';
import { memberOf } from '../../config/member.ts';
import { atValue, childPointer, dotted, quoted, type Refusals } from '../refusals.ts';
import type { ReleaseFacts } from '../release.ts';

export interface BlockReader {
  readonly release: ReleaseFacts;
  readonly root: ObjectNode;
  readonly refusals: Refusals;
  /** The accelerator of the run; undefined where it is not known. */
  readonly accelerator: string | undefined;
}

/** A value at its place. */
export interface Placed {
  readonly member: Member;
  readonly node: Node;
  readonly pointer: string;
  readonly parent: ObjectNode;
  readonly parentPointer: string;
}

export function childOf(parent: Placed | ObjectNode, key: string): Placed | undefined {
  const placed = 'pointer' in parent;
  const object = placed ? parent.node : parent;
  if (object.kind !== 'object') return undefined;
  const member = memberOf(object, key);
  if (member === undefined) return undefined;
  const parentPointer = placed ? parent.pointer : '';
  return { member, node: member.value, pointer: childPointer(parentPointer, key), parent: object, parentPointer };
}

export function refuse(reader: BlockReader, rule: string, placed: Placed, message: string): void {
  reader.refusals.add(rule, {
    message,
    at: atValue(placed.pointer, placed.node),
    member: placed.member,
    parent: placed.parent,
    parentPointer: placed.parentPointer,
  });
}

/** The block at a key, where it is there and an object; anything else is refused, null too unless `nullable`. */
export function blockAt(
  reader: BlockReader,
  parent: Placed | ObjectNode,
  key: string,
  nullable = false,
): Placed | undefined {
  // A block that this release does not read.
  if (!('pointer' in parent) && !Object.hasOwn(reader.release.keys, key)) return undefined;
  const placed = childOf(parent, key);
  if (placed === undefined || (nullable && placed.node.kind === 'null')) return undefined;
  if (placed.node.kind === 'object') return placed;
  refuseType(reader, placed);
  return undefined;
}

export function refuseType(reader: BlockReader, placed: Placed): void {
  const name = dotted(placed.pointer);
  refuse(
    reader,
    'block-type',
    placed,
    `\`${name}\` is ${quoted(placed.node)}, but DeepSpeed reads an object of settings there and stops. Write \`"${placed.member.key}": { … }\`.`,
  );
}
