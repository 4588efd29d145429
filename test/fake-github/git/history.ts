/** Questions about the commit graph. */
import type { ObjectStore } from './objects.ts';

/** The commit itself and everything it was built on, nearest first. */
export function ancestors(store: ObjectStore, sha: string): string[] {
  const seen = new Set<string>();
  const queue = [sha];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    const commit = store.commits.get(next);
    if (!commit) continue;
    seen.add(next);
    queue.push(...commit.parents);
  }
  return [...seen];
}

/** The best common ancestor, as `git merge-base` names it; null for unrelated histories. */
export function mergeBase(store: ObjectStore, one: string, other: string): string | null {
  const ofOne = new Set(ancestors(store, one));
  const common = ancestors(store, other).filter((sha) => ofOne.has(sha));
  for (const candidate of common) {
    const isBelowAnother = common.some((sha) => sha !== candidate && ancestors(store, sha).includes(candidate));
    if (!isBelowAnother) return candidate;
  }
  return null;
}

/** Commits of `head` that `base` has not, oldest first. */
export function commitsAhead(store: ObjectStore, base: string, head: string): string[] {
  const known = new Set(ancestors(store, base));
  return ancestors(store, head)
    .filter((sha) => !known.has(sha))
    .reverse();
}
