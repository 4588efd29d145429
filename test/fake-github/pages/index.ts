/** Pages for people: what a browser shows of the fake GitHub. */
import type { State } from '../state.ts';
import { pullPage } from './pull.ts';

/** The HTML of an address, or null where there is no page. */
export function page(state: State, path: string): string | null {
  const [, owner, repo, kind, number] = /^\/([^/]+)\/([^/]+)\/(pull|issues)\/(\d+)$/.exec(path) ?? [];
  const repository = owner !== undefined && repo !== undefined ? state.repository(`${owner}/${repo}`) : undefined;
  if (!repository || kind !== 'pull') return null;
  const pull = repository.pulls.get(Number(number));
  return pull ? pullPage(state, repository, pull) : null;
}
