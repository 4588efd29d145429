/** Is this run the one that our dispatch started? Anyone with write access can start the same workflow with the same words. */
import type { RequestId } from '../checks/request-id.ts';
import type { SmokeState } from '../checks/state.ts';

export interface RunFacts {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly headBranch: string | null;
  readonly actor: string | null;
  /** From the run's name; null: it has none. */
  readonly request: RequestId | null;
}

export type RunTrust =
  | { readonly kind: 'ours'; readonly isNew: boolean }
  /** Started by our App for this check, but the check has another run: a second one, to be stopped. */
  | { readonly kind: 'surplus' }
  | {
      readonly kind: 'foreign';
      readonly code: 'other-workflow' | 'other-event' | 'other-branch' | 'other-actor' | 'other-request';
    };

export interface Expected {
  readonly state: SmokeState;
  readonly checkRunId: number;
  /** The App's own login, `slug[bot]`; null: not known. */
  readonly botLogin: string | null;
}

export function trustRun(run: RunFacts, expected: Expected): RunTrust {
  const { state, checkRunId, botLogin } = expected;
  // `path` may carry the ref behind it: .github/workflows/ds-smoke.yml@refs/heads/main
  const file = run.path.split('@')[0];
  if (file !== `.github/workflows/${state.workflow}`) return { kind: 'foreign', code: 'other-workflow' };
  if (run.event !== 'workflow_dispatch') return { kind: 'foreign', code: 'other-event' };
  if (run.headBranch !== state.branch) return { kind: 'foreign', code: 'other-branch' };
  if (state.runId === run.id) return { kind: 'ours', isNew: false };
  const isOurActor = botLogin !== null && run.actor === botLogin;
  if (!isOurActor) return { kind: 'foreign', code: 'other-actor' };
  const { request } = run;
  const isOurRequest =
    request?.checkRunId === checkRunId &&
    request.commentId === state.commentId &&
    request.profile === state.inputs.profile &&
    state.subject.startsWith(request.configHash);
  if (!isOurRequest) return { kind: 'foreign', code: 'other-request' };
  return state.runId === null ? { kind: 'ours', isNew: true } : { kind: 'surplus' };
}
