/** What of a pull request decides. */
import { at, type Scope } from '../scope.ts';

export interface PullState {
  readonly number: number;
  readonly isOpen: boolean;
  readonly headSha: string;
  readonly baseSha: string;
  /** null: the head's repository is gone. */
  readonly headRepositoryId: number | null;
}

export async function readPull(scope: Scope, number: number): Promise<PullState> {
  const { data } = await scope.octokit.rest.pulls.get({ ...at(scope), pull_number: number });
  return {
    number,
    isOpen: data.state === 'open',
    headSha: data.head.sha,
    baseSha: data.base.sha,
    headRepositoryId: data.head.repo?.id ?? null,
  };
}
