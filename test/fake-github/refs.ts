/** What a name in a request points to. */
import type { Repository } from './repository.ts';

/** The commit that a branch, tag, `refs/pull/N/head` or (abbreviated) SHA names; null where there is none. */
export function resolveCommit(repository: Repository, name: string): string | null {
  const short = name.replace(/^refs\//, '');
  const pull = /^pull\/(\d+)\/head$/.exec(short)?.[1];
  if (pull !== undefined) return repository.pulls.get(Number(pull))?.headSha ?? null;
  const branch = repository.branches.get(short.replace(/^heads\//, ''));
  if (branch !== undefined) return branch;
  const tag = repository.tags.get(short.replace(/^tags\//, ''));
  if (tag !== undefined) return tag;
  if (repository.store.commits.has(name)) return name;
  if (!/^[0-9a-f]{7,39}$/.test(name)) return null;
  const found = [...repository.store.commits.keys()].filter((sha) => sha.startsWith(name));
  return found.length === 1 ? (found[0] ?? null) : null;
}
