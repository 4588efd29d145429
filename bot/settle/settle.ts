/** Brings a check to where its run is. Events may come late, twice or in any order: only the run itself and the check's own state count. */
import type { FoundCheck } from '../checks/find.ts';
import { type MadeCheck, madeCheck, updateCheck } from '../checks/write.ts';
import { type RunFacts, trustRun } from '../dispatch/trust-run.ts';
import { hasWriteAccess } from '../gates/permission.ts';
import { readAccess } from '../repository/access.ts';
import { fetchResult } from '../result/artifact.ts';
import type { Scope } from '../scope.ts';
import { cancelRun } from './cancel-run.ts';
import { verdictOf } from './conclusion.ts';

export interface RunNow extends RunFacts {
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly attempt: number;
  readonly url: string;
  readonly triggeringActor: string | null;
}

export type Settled =
  | { readonly kind: 'ended'; readonly check: MadeCheck }
  | { readonly kind: 'open'; readonly check: MadeCheck }
  | { readonly kind: 'ignored'; readonly code: string };

export async function settle(scope: Scope, found: FoundCheck, run: RunNow): Promise<Settled> {
  const { state } = found;
  if (!state) return { kind: 'ignored', code: 'no-state' };
  const known = madeCheck(found, state);
  const trust = trustRun(run, { state, checkRunId: found.id, botLogin: known.botLogin });
  if (trust.kind === 'foreign') return { kind: 'ignored', code: trust.code };
  if (trust.kind === 'surplus') {
    scope.services.log.warn({ runId: run.id, check: found.id }, 'a second run of one command is being stopped');
    await cancelRun(scope, run.id);
    return { kind: 'ignored', code: 'surplus' };
  }
  if (run.attempt < state.attempt) return { kind: 'ignored', code: 'older-attempt' };
  const isNewAttempt = run.attempt > state.attempt;
  if (isNewAttempt && !(await mayRerun(scope, known, run))) return { kind: 'ignored', code: 'rerun-not-permitted' };
  if (!found.isOpen && !isNewAttempt) return { kind: 'ignored', code: 'already-ended' };
  const check: MadeCheck = {
    ...known,
    state: {
      ...known.state,
      runId: run.id,
      runUrl: run.url,
      attempt: run.attempt,
      ending: isNewAttempt ? null : state.ending,
    },
  };
  if (run.status === 'completed') return end(scope, check, run);
  const isRunning = run.status === 'in_progress';
  await updateCheck(scope, check, { kind: check.state.ending !== null ? 'ending' : isRunning ? 'running' : 'waiting' });
  return { kind: 'open', check };
}

async function end(scope: Scope, check: MadeCheck, run: RunNow): Promise<Settled> {
  const verdict = verdictOf(run.conclusion, check.state);
  const { result, missing } = await fetchResult(scope, run.id, check.state.inputs.request_id);
  const why = [verdict.why, ...(missing === null || verdict.conclusion === 'cancelled' ? [] : [missing])].join(' ');
  await updateCheck(scope, check, { kind: 'ended', ...verdict, why, result });
  return { kind: 'ended', check };
}

/** A further attempt counts only if we asked for it, or somebody who may start smoke runs. */
async function mayRerun(scope: Scope, check: MadeCheck, run: RunNow): Promise<boolean> {
  const who = run.triggeringActor;
  if (who === null) return false;
  if (who === check.botLogin) return true;
  return hasWriteAccess(await readAccess(scope, who));
}
