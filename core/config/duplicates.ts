/** Keys that stand twice in one object: Python keeps the last value, DeepSpeed refuses the file. */
import type { Member, Node } from './document.ts';
import { isUnique, WORTH_A_TABLE } from './member.ts';

export interface DuplicateKey {
  readonly member: Member;
  readonly first: Member;
}

const isContainer = ({ kind }: Node) => kind === 'object' || kind === 'array';

/** Repetitions in file order. A hostile file could hold millions: no more than 1,000 are looked for. */
const MOST = 1000;

/** Comparing a few keys costs less than a table of them. */
const SMALL = 16;

function isSmallAndUnique(members: readonly Member[]): boolean {
  if (members.length > SMALL) return false;
  for (let i = 1; i < members.length; i++)
    for (let before = 0; before < i; before++) if (members[before]?.key === members[i]?.key) return false;
  return true;
}

export function duplicateKeys(root: Node | null): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const rest: Node[] = root ? [root] : [];
  for (let node = rest.pop(); node; node = found.length < MOST ? rest.pop() : undefined) {
    if (node.kind === 'array') for (const item of node.items) if (isContainer(item)) rest.push(item);
    if (node.kind !== 'object') continue;
    if (isSmallAndUnique(node.members) || (node.members.length > WORTH_A_TABLE && isUnique(node.members))) {
      for (const { value } of node.members) if (isContainer(value)) rest.push(value);
      continue;
    }
    const seen = new Map<string, Member>();
    for (const member of node.members) {
      const first = seen.get(member.key);
      if (first && found.length < MOST) found.push({ member, first });
      else if (first) break;
      else seen.set(member.key, member);
      if (isContainer(member.value)) rest.push(member.value);
    }
  }
  return found.sort((a, b) => a.member.keySpan.start - b.member.keySpan.start);
}
