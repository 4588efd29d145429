/** A number for each list of keys that a block has had, so that "which keys are there" is answered and compared like any plain question. */
import type { Member } from '../config/document.ts';

/** What comes after a list of keys. */
interface Known {
  readonly id: number;
  /** A key stands in it twice. */
  readonly twice: boolean;
  readonly next: Map<string, Known>;
  /** The key that came last: most often it is the next one, too. */
  usual: string;
  below: Known | undefined;
}

/** More keys than this are nobody's block. */
const MOST_KEYS = 64;
/** The keys of hostile files differ without end: no process keeps more. */
const MOST_LISTS = 20_000;

let count = 0;
const empty = known(false);

function known(twice: boolean): Known {
  const id = count;
  count += 1;
  return { id, twice, next: new Map(), usual: '', below: undefined };
}

/** In their order. Undefined where a key stands twice, or where there are too many to tell. */
export function keyListOf(members: readonly Member[]): number | undefined {
  if (members.length > MOST_KEYS) return undefined;
  let list = empty;
  for (let i = 0; i < members.length; i++) {
    const key = members[i]?.key ?? '';
    let below = list.usual === key ? list.below : list.next.get(key);
    if (below === undefined) {
      if (count >= MOST_LISTS) return undefined;
      below = known(list.twice || members.findIndex((member) => member.key === key) < i);
      list.next.set(key, below);
    }
    list.usual = key;
    list.below = below;
    list = below;
  }
  return list.twice ? undefined : list.id;
}
