/** A run as it is now. */
import { runFacts } from '../dispatch/find-run.ts';
import { statusOf } from '../octokit/failure.ts';
import type { ListedRun } from '../repository/ledger.ts';
import { at, type Scope } from '../scope.ts';
import type { RunNow } from './settle.ts';

export function runNow(run: ListedRun): RunNow {
  return {
    ...runFacts(run),
    status: run.status,
    conclusion: run.conclusion,
    attempt: run.run_attempt ?? 1,
    url: run.html_url,
    triggeringActor: run.triggering_actor?.login ?? null,
  };
}

/** null: it was deleted. */
export async function readRun(scope: Scope, runId: number): Promise<RunNow | null> {
  try {
    const { data } = await scope.octokit.rest.actions.getWorkflowRun({ ...at(scope), run_id: runId });
    return runNow(data);
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
