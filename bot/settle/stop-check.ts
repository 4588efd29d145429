/** Ends a check before its run has ended: on cancel, push, close, or for want of a runner. */
import type { FoundCheck } from '../checks/find.ts';
import type { SmokeState } from '../checks/state.ts';
import { madeCheck, updateCheck } from '../checks/write.ts';
import { findRun } from '../dispatch/find-run.ts';
import type { Scope } from '../scope.ts';
import { cancelRun } from './cancel-run.ts';
import { endedBy } from './conclusion.ts';

/** The check ends at once: whoever stopped it does not wait for the runner to notice. */
export async function stopCheck(
  scope: Scope,
  found: FoundCheck,
  ending: NonNullable<SmokeState['ending']>,
): Promise<void> {
  if (!found.state || !found.isOpen) return;
  const check = madeCheck(found, { ...found.state, ending });
  const runId = check.state.runId ?? (await findRun(scope, check))?.id ?? null;
  if (runId !== null) await cancelRun(scope, runId);
  const state = { ...check.state, runId };
  await updateCheck(scope, { ...check, state }, { kind: 'ended', ...endedBy(state) });
}
