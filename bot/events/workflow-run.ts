/** A run of the smoke workflow went on. */
import { checkById, type FoundCheck } from '../checks/find.ts';
import type { RequestId } from '../checks/request-id.ts';
import { refreshGate } from '../gate/refresh.ts';
import { statusOf } from '../octokit/failure.ts';
import type { Scope } from '../scope.ts';
import { type RunNow, settle } from '../settle/settle.ts';

/** While whoever dispatched the run writes its number into the check, milliseconds. */
const PAUSES_MS = [300, 1000, 2000];

export async function onWorkflowRun(scope: Scope, run: RunNow, request: RequestId): Promise<void> {
  const found = justLaunched(scope, run, request.checkRunId) ?? (await boundCheck(scope, request.checkRunId));
  if (!found) return;
  const settled = await settle(scope, found, run);
  if (settled.kind === 'ignored') {
    scope.services.log.info({ runId: run.id, code: settled.code }, 'run event ignored');
    // the check may have ended in an attempt that died before the gate was told
    if (settled.code !== 'already-ended' || !found.state) return;
    await refreshGate(scope, found.state.pull, found.headSha);
    return;
  }
  if (settled.kind === 'ended') await refreshGate(scope, settled.check.state.pull, found.headSha);
}

function justLaunched({ services }: Scope, run: RunNow, id: number): FoundCheck | null {
  const known = services.launched.take(id, services.clock.now());
  return run.status === 'in_progress' && known?.state?.runId === run.id ? known : null;
}

/** null: no check of ours. */
async function boundCheck(scope: Scope, id: number): Promise<FoundCheck | null> {
  let found = await read(scope, id);
  for (const pause of PAUSES_MS) {
    if (!found?.state || found.state.runId !== null || !found.isOpen) break;
    await scope.services.clock.sleep(pause);
    found = await read(scope, id);
  }
  return found;
}

async function read(scope: Scope, id: number): Promise<FoundCheck | null> {
  try {
    return await checkById(scope, id);
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
