/** Looking keys up in an object of the tree. */
import type { Member, Node } from './document.ts';

/** Beyond, a table pays: looking for a hundred keys among half a million members takes seconds otherwise. */
export const WORTH_A_TABLE = 200;

interface Table {
  readonly all: ReadonlyMap<string, Member>;
  /** What was filled since `all` was made, so that filling a few keys of a large block makes no new table. */
  readonly filled: ReadonlyMap<string, Member>;
}

const NOTHING: ReadonlyMap<string, Member> = new Map();
const tables = new WeakMap<readonly Member[], Table>();

/** The member with this key; of several the last one, as Python's json keeps it. */
export function memberOf(node: Node | undefined, key: string): Member | undefined {
  if (node?.kind !== 'object') return undefined;
  const members = node.members;
  if (members.length > WORTH_A_TABLE) {
    const { all, filled } = tableOf(members);
    return filled.get(key) ?? all.get(key);
  }
  for (let i = members.length - 1; i >= 0; i--) {
    const member = members[i];
    if (member !== undefined && member.key === key) return member;
  }
  return undefined;
}

function tableOf(members: readonly Member[]): Table {
  const known = tables.get(members);
  if (known !== undefined) return known;
  const all = new Map<string, Member>();
  for (const member of members) all.set(member.key, member);
  const table = { all, filled: NOTHING };
  tables.set(members, table);
  return table;
}

/** Whether no key stands twice; makes the table that look-ups use afterwards. */
export function isUnique(members: readonly Member[]): boolean {
  const { all, filled } = tableOf(members);
  return filled.size === 0 && all.size === members.length;
}

/** `members` are those of `before`, but for one that was put in or added. */
export function noteFilled(before: readonly Member[], members: readonly Member[], member: Member): void {
  const known = members.length > WORTH_A_TABLE ? tables.get(before) : undefined;
  if (known !== undefined)
    tables.set(members, { all: known.all, filled: new Map(known.filled).set(member.key, member) });
}
