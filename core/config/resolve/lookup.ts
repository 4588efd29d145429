import type { Member, Node } from '../document.ts';

/** The member with this key; of several the last one, as Python's json keeps it. */
export function memberOf(node: Node | undefined, key: string): Member | undefined {
  if (node?.kind !== 'object') return undefined;
  const members = node.members;
  for (let i = members.length - 1; i >= 0; i--) {
    const member = members[i];
    if (member !== undefined && member.key === key) return member;
  }
  return undefined;
}

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
