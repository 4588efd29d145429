/** Asks GitHub to stop a run. Asking again, or too late, changes nothing. */
import { statusOf } from '../octokit/failure.ts';
import { at, type Scope } from '../scope.ts';

export async function cancelRun(scope: Scope, runId: number): Promise<void> {
  try {
    await scope.octokit.rest.actions.cancelWorkflowRun({ ...at(scope), run_id: runId });
  } catch (error) {
    // 409: it has ended; 404: it was deleted; 403: without actions: write nobody started it either
    const status = statusOf(error);
    if (status !== 409 && status !== 404 && status !== 403) throw error;
  }
}
