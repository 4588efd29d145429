/** GitHub's list of the workflow's runs, read as the bot's book of what it started. */
import { findRequestId, type RequestId } from '../checks/request-id.ts';
import type { LedgerEntry } from '../gates/budget.ts';
import { statusOf } from '../octokit/failure.ts';
import { at, type Scope } from '../scope.ts';

interface Actor {
  readonly login: string;
  readonly type?: string;
}

/** As the API and the events of a run give it. */
export interface ListedRun {
  readonly id: number;
  readonly name?: string | null;
  readonly display_title?: string;
  readonly path: string;
  readonly event: string;
  readonly head_branch: string | null;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly run_attempt?: number;
  readonly created_at: string;
  readonly run_started_at?: string;
  readonly updated_at: string;
  readonly html_url: string;
  readonly actor?: Actor | null | undefined;
  readonly triggering_actor?: Actor | null | undefined;
}

export function requestOf(run: Pick<ListedRun, 'display_title' | 'name'>): RequestId | null {
  return findRequestId(run.display_title ?? '') ?? findRequestId(run.name ?? '');
}

const PAGE = 100;
const MOST_PAGES = 5;

/**
 * null: there is no such workflow file on the default branch. Newest first: one page, or as many as reach back to `since` (milliseconds
 * since 1970), 500 runs at most.
 */
export async function listRuns(
  scope: Scope,
  workflow: string,
  since = Number.POSITIVE_INFINITY,
): Promise<ListedRun[] | null> {
  const all: ListedRun[] = [];
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await scope.octokit.rest.actions.listWorkflowRuns({
        ...at(scope),
        workflow_id: workflow,
        event: 'workflow_dispatch',
        per_page: PAGE,
        ...(page === 1 ? {} : { page }),
      });
      all.push(...data.workflow_runs);
      const oldest = data.workflow_runs.at(-1);
      if (data.workflow_runs.length < PAGE || !oldest || Date.parse(oldest.created_at) < since) break;
      if (since === Number.POSITIVE_INFINITY) break;
    }
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
  return all;
}

/** Only runs that an App started on the default branch's file; everything else is somebody's own. */
export function ledgerOf(runs: readonly ListedRun[], defaultBranch: string): LedgerEntry[] {
  return runs.flatMap((run) => {
    const request = requestOf(run);
    if (!request || run.event !== 'workflow_dispatch' || run.head_branch !== defaultBranch) return [];
    if (run.actor?.type !== 'Bot') return [];
    const isOpen = run.status !== 'completed';
    return [
      {
        runId: run.id,
        commentId: request.commentId,
        checkRunId: request.checkRunId,
        userId: request.userId,
        profile: request.profile,
        subject: request.configHash,
        isOpen,
        conclusion: run.conclusion,
        attempt: run.run_attempt ?? 1,
        startedAt: Date.parse(run.run_started_at ?? run.created_at),
        endedAt: isOpen ? null : Date.parse(run.updated_at),
        url: run.html_url,
      },
    ];
  });
}
