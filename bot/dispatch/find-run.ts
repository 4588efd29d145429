/** The run of a request whose answer was lost, by the request id in its name. */

import type { MadeCheck } from '../checks/write.ts';
import { type ListedRun, listRuns, requestOf } from '../repository/ledger.ts';
import type { Scope } from '../scope.ts';
import { trustRun } from './trust-run.ts';

/** null: not to be seen (yet). */
export async function findRun(scope: Scope, check: MadeCheck): Promise<ListedRun | null> {
  const runs = (await listRuns(scope, check.state.workflow)) ?? [];
  const ours = runs.filter((run) => {
    const facts = runFacts(run);
    const trust = trustRun(facts, { state: check.state, checkRunId: check.id, botLogin: check.botLogin });
    return trust.kind === 'ours';
  });
  // the oldest, so that every replica picks the same
  return ours.sort((a, b) => a.id - b.id)[0] ?? null;
}

export function runFacts(run: Omit<ListedRun, 'status' | 'conclusion'>) {
  return {
    id: run.id,
    path: run.path,
    event: run.event,
    headBranch: run.head_branch,
    actor: run.actor?.login ?? null,
    request: requestOf(run),
  };
}
