/** Looking keys up in an object of the tree. */
import type { Member, Node } from './document.ts';

/** Beyond, a table pays: looking for a hundred keys among half a million members takes seconds otherwise. */
const WORTH_A_TABLE = 200;
const tables = new WeakMap<readonly Member[], ReadonlyMap<string, Member>>();

/** The member with this key; of several the last one, as Python's json keeps it. */
export function memberOf(node: Node | undefined, key: string): Member | undefined {
  if (node?.kind !== 'object') return undefined;
  const members = node.members;
  if (members.length > WORTH_A_TABLE) return tableOf(members).get(key);
  for (let i = members.length - 1; i >= 0; i--) {
    const member = members[i];
    if (member !== undefined && member.key === key) return member;
  }
  return undefined;
}

function tableOf(members: readonly Member[]): ReadonlyMap<string, Member> {
  const known = tables.get(members);
  if (known !== undefined) return known;
  const table = new Map(members.map((member) => [member.key, member]));
  tables.set(members, table);
  return table;
}
