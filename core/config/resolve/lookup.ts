import type { Member, Node } from '../document.ts';
import { memberOf } from '../member.ts';

export function lookupMember(root: Node, path: readonly string[]): Member | undefined {
  let node: Node | undefined = root;
  let member: Member | undefined;
  for (const key of path) {
    member = memberOf(node, key);
    if (member === undefined) return undefined;
    node = member.value;
  }
  return member;
}

export function lookup(root: Node, path: readonly string[]): Node | undefined {
  return path.length === 0 ? root : lookupMember(root, path)?.value;
}
