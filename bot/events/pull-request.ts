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
  readonly createdAt: string;
  readonly updatedAt: string;
}

export async function onPullRequest(scope: Scope, event: PullEvent): Promise<void> {
  const { action, headSha, before } = event;
  if (action === 'closed') return stopOpen(scope, headSha, 'closed');
  // a push's time is that of the event; every other head is as old as the pull request, as far as we can tell
  const since = Date.parse(action === 'synchronize' ? event.updatedAt : event.createdAt);
  if (Number.isFinite(since) && scope.services.heads.get(headKey(scope, headSha)) === undefined)
    scope.services.heads.set(headKey(scope, headSha), since);
  if (before !== null && before !== headSha) await stopOpen(scope, before, 'outdated');
  await putGate(scope, {
    headSha,
    pull: event.number,
    isFork: event.headRepositoryId !== scope.repositoryId,
    listFiles: () => filesOfPull(scope, event.number),
    since: Number.isFinite(since) ? since : null,
  });
}

async function stopOpen(scope: Scope, sha: string, ending: 'closed' | 'outdated'): Promise<void> {
  const open = (await checksOf(scope, sha)).filter((check) => check.isOpen && isSmokeCheck(check.name));
  for (const check of open) await stopCheck(scope, check, ending);
}
