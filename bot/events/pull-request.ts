/** A pull request was opened, got commits, or was closed. */
import { checksOf } from '../checks/find.ts';
import { isSmokeCheck } from '../checks/names.ts';
import { putGate } from '../gate/refresh.ts';
import { filesOfPull } from '../repository/changed-files.ts';
import type { Scope } from '../scope.ts';
import { stopCheck } from '../settle/stop-check.ts';
import { headKey } from '../start/head-since.ts';

export interface PullEvent {
  readonly action: 'opened' | 'synchronize' | 'reopened' | 'ready_for_review' | 'closed';
  readonly number: number;
  readonly headSha: string;
  readonly headRepositoryId: number | null;
  /** The head before a push; null: no push. */
  readonly before: string | null;
  readonly updatedAt: string;
}

export async function onPullRequest(scope: Scope, event: PullEvent): Promise<void> {
  const { action, headSha, before } = event;
  if (action === 'closed') return stopOpen(scope, headSha, 'closed');
  const since = toldAt(event);
  if (since !== null && scope.services.heads.get(headKey(scope, headSha)) === undefined)
    scope.services.heads.set(headKey(scope, headSha), since);
  if (before !== null && before !== headSha) await stopOpen(scope, before, 'outdated');
  await putGate(scope, {
    headSha,
    pull: event.number,
    isFork: event.headRepositoryId !== scope.repositoryId,
    listFiles: () => filesOfPull(scope, event.number),
    since,
  });
}

/** Since when the head is the head, by GitHub's clock: a push has its time, and no comment is older than its pull request. */
function toldAt({ action, updatedAt }: PullEvent): number | null {
  if (action === 'opened') return 0;
  const time = action === 'synchronize' ? Date.parse(updatedAt) : Number.NaN;
  return Number.isFinite(time) ? time : null;
}

async function stopOpen(scope: Scope, sha: string, ending: 'closed' | 'outdated'): Promise<void> {
  const open = (await checksOf(scope, sha)).filter((check) => check.isOpen && isSmokeCheck(check.name));
  for (const check of open) await stopCheck(scope, check, ending);
}
