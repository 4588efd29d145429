/** A run of the very same subject that passed. The list of runs only hints at it; the check that the run belongs to must say the same. */
import { checkById } from '../checks/find.ts';
import type { LedgerEntry } from '../gates/budget.ts';
import { statusOf } from '../octokit/failure.ts';
import type { Scope } from '../scope.ts';

const LOOKED_AT = 3;

export async function findPass(
  scope: Scope,
  ledger: readonly LedgerEntry[],
  profile: string,
  subject: string,
): Promise<LedgerEntry | null> {
  const hints = ledger.filter(
    (run) => run.profile === profile && subject.startsWith(run.subject) && run.conclusion === 'success',
  );
  for (const run of hints.slice(0, LOOKED_AT)) {
    const check = await checkById(scope, run.checkRunId).catch((error: unknown) => {
      if (statusOf(error) === 404) return null;
      throw error;
    });
    const proves =
      check?.state?.subject === subject && check.state.runId === run.runId && check.conclusion === 'success';
    if (proves) return run;
  }
  return null;
}
