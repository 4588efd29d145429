/** Starts the workflow of the default branch, once. */

import type { MadeCheck } from '../checks/write.ts';
import type { Lease } from '../lease/lease.ts';
import { failureOf, RetryLater } from '../octokit/failure.ts';
import { writeOnce } from '../octokit/look-then-repeat.ts';
import { plain } from '../replies/escape.ts';
import { at, type Scope } from '../scope.ts';
import { findRun } from './find-run.ts';
import { malformedInputs } from './inputs.ts';

export type Dispatched =
  | { readonly kind: 'started'; readonly runId: number; readonly runUrl: string }
  /** GitHub took it, but does not show the run yet. */
  | { readonly kind: 'unseen' }
  | {
      readonly kind: 'failed';
      readonly code: 'no-workflow' | 'no-permission' | 'inputs-refused' | 'workflow-refused' | 'not-confirmed';
      /** Markdown. */
      readonly why: string;
    };

/** Ten seconds in all: GitHub's list of runs lags behind by a few. */
const LOOKS_MS = [500, 1000, 2000, 3000, 3500];

interface Answer {
  readonly runId: number;
  readonly runUrl: string;
}

export async function dispatch(
  scope: Scope,
  check: MadeCheck,
  options: { readonly lease: Lease; readonly mayHaveBegun: boolean },
): Promise<Dispatched> {
  const { state } = check;
  const wrong = malformedInputs(state.inputs);
  if (wrong.length > 0)
    return {
      kind: 'failed',
      code: 'inputs-refused',
      why: `Not started: ${wrong.join(', ')} cannot go to the runner in this form.`,
    };
  const look = async (): Promise<Answer | null> => {
    const run = await findRun(scope, check);
    return run ? { runId: run.id, runUrl: run.html_url } : null;
  };
  try {
    const answer = await writeOnce<Answer | 'unseen'>(scope.services.clock, {
      ensure: () => options.lease.ensure(),
      write: async () => (await send(scope, check)) ?? (await lookAfter(scope, look)) ?? 'unseen',
      look,
      pauses: LOOKS_MS,
      lookFirst: options.mayHaveBegun,
    });
    return answer === 'unseen' ? { kind: 'unseen' } : { kind: 'started', ...answer };
  } catch (error) {
    if (error instanceof RetryLater) throw error;
    return explain(error, scope, check);
  }
}

/** null: GitHub took it without naming the run (Enterprise Server answers 204). */
async function send(scope: Scope, { state }: MadeCheck): Promise<Answer | null> {
  const { data } = await scope.octokit.rest.actions.createWorkflowDispatch({
    ...at(scope),
    workflow_id: state.workflow,
    ref: state.branch,
    inputs: { ...state.inputs },
    return_run_details: true,
  });
  const runId: unknown = data && typeof data === 'object' ? Reflect.get(data, 'workflow_run_id') : undefined;
  const runUrl: unknown = data && typeof data === 'object' ? Reflect.get(data, 'html_url') : undefined;
  return typeof runId === 'number' && typeof runUrl === 'string' ? { runId, runUrl } : null;
}

async function lookAfter(scope: Scope, look: () => Promise<Answer | null>): Promise<Answer | null> {
  for (const pause of LOOKS_MS) {
    await scope.services.clock.sleep(pause);
    const found = await look();
    if (found) return found;
  }
  return null;
}

function explain(error: unknown, scope: Scope, { state }: MadeCheck): Dispatched {
  const failure = failureOf(error, scope.services.clock.now());
  const status = 'status' in failure ? failure.status : null;
  if (status === null && failure.kind === 'ambiguous' && !(error instanceof Error && 'status' in error)) throw error;
  const file = `\`.github/workflows/${state.workflow}\``;
  switch (failure.kind === 'refused' ? failure.status : null) {
    case 404:
      return {
        kind: 'failed',
        code: 'no-workflow',
        why: `Not started: there is no ${file} on \`${plain(state.branch)}\` that can be dispatched. The set-up guide has one to copy.`,
      };
    case 403:
      return {
        kind: 'failed',
        code: 'no-permission',
        why: 'Not started: the App lacks the permission `actions: write` in this repository. An owner can grant it in the App’s installation settings.',
      };
    case 422:
      return {
        kind: 'failed',
        code: 'workflow-refused',
        why: `Not started: GitHub refused the dispatch of ${file}: ${plain(error instanceof Error ? error.message : '', 300)}. It has to take the inputs of the current \`ds-smoke.yml\`.`,
      };
    case null:
      return {
        kind: 'failed',
        code: 'not-confirmed',
        why: 'GitHub did not confirm the start of the run, and no run of this request is to be seen. Ask again with `/ds-smoke rerun`.',
      };
    default:
      return { kind: 'failed', code: 'workflow-refused', why: `Not started: GitHub answered ${status}.` };
  }
}
