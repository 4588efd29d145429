/** Nothing hangs: when its time is up a check is looked at, whether or not an event came. */
import { checkById, type FoundCheck } from '../checks/find.ts';
import { type MadeCheck, madeCheck, updateCheck } from '../checks/write.ts';
import { findRun } from '../dispatch/find-run.ts';
import { refreshGate } from '../gate/refresh.ts';
import type { Scope } from '../scope.ts';
import { readRun } from '../settle/read-run.ts';
import { settle } from '../settle/settle.ts';
import { stopCheck } from '../settle/stop-check.ts';

const MINUTE = 60_000;
/** Beyond its own timeout a job needs some minutes to set up and to upload. */
const SET_UP_MINUTES = 15;
/** A check without a run: its command has died and nobody took it over. */
const ORPHAN_MINUTES = 10;

/** Looks at the check when its runner should have come, and once more when its run should be over. */
export function watch(scope: Scope, checkRunId: number, timeoutMinutes: number): void {
  const { services } = scope;
  const look = () => services.tasks.run(`check:${checkRunId}`, () => lookAt(scope, checkRunId));
  services.later(timeoutMinutes * MINUTE + 1000, look);
  services.later((2 * timeoutMinutes + SET_UP_MINUTES) * MINUTE, look);
}

async function lookAt(scope: Scope, checkRunId: number): Promise<void> {
  const found = await checkById(scope, checkRunId);
  if (found) await settleOverdue(scope, found);
}

/** Whatever state the check and its run are in, afterwards they agree, or time is left. */
export async function settleOverdue(scope: Scope, found: FoundCheck): Promise<void> {
  const { state } = found;
  if (!state || !found.isOpen) return;
  const now = scope.services.clock.now();
  const known = madeCheck(found, state);
  const run =
    state.runId === null
      ? await findRun(scope, known).then((listed) => listed && readRun(scope, listed.id))
      : await readRun(scope, state.runId);
  if (!run) return orphan(scope, found, known, now);
  const since = state.dispatchedAt ?? found.startedAt ?? now;
  const waits = run.status !== 'completed' && run.status !== 'in_progress';
  const limit = waits ? state.timeoutMinutes : 2 * state.timeoutMinutes + SET_UP_MINUTES;
  if (run.status !== 'completed' && now - since >= limit * MINUTE) {
    const bound: FoundCheck = { ...found, state: { ...state, runId: run.id, runUrl: run.url } };
    await stopCheck(scope, bound, waits ? 'no-runner' : 'overdue');
  } else await settle(scope, found, run);
  await refreshGate(scope, state.pull, found.headSha);
}

async function orphan(scope: Scope, found: FoundCheck, check: MadeCheck, now: number): Promise<void> {
  if (now - (found.startedAt ?? 0) < ORPHAN_MINUTES * MINUTE) return;
  await updateCheck(scope, check, {
    kind: 'ended',
    conclusion: 'failure',
    title: 'The run could not be started',
    why: `GitHub shows no run for this check. Ask again with \`/ds-smoke rerun ${check.state.inputs.profile}\`.`,
  });
}
