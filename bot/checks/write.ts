/** Making and changing checks. A check is made once for each comment; changing it ends in the same state however often it is tried. */
import type { Lease } from '../lease/lease.ts';
import { writeOnce } from '../octokit/look-then-repeat.ts';
import { at, type Scope } from '../scope.ts';
import { checkOfComment, checksOf, type FoundCheck, readCheck } from './find.ts';
import { smokeCheckName } from './names.ts';
import { formatRequestId } from './request-id.ts';
import { type CheckBody, type Situation, showCheck } from './show.ts';
import type { SmokeState } from './state.ts';

const LOOKS_MS = [500, 1000, 2000];

function externalId(state: SmokeState, checkRunId: number): string {
  const { commentId, userId, subject, inputs } = state;
  const request = formatRequestId({ commentId, checkRunId, userId, configHash: subject, profile: inputs.profile });
  return state.runId === null ? request : `${request} run ${state.runId}`;
}

/** The check's own number stands in the request id, so the state that comes back has the final one. */
export interface MadeCheck {
  readonly id: number;
  readonly state: SmokeState;
  /** Who starts our runs: `slug[bot]`; null: GitHub did not say. */
  readonly botLogin: string | null;
}

export function madeCheck(found: FoundCheck, state: SmokeState): MadeCheck {
  return {
    id: found.id,
    state: withCheckNumber(state, found.id),
    botLogin: found.appSlug === null ? null : `${found.appSlug}[bot]`,
  };
}

export function withCheckNumber(state: SmokeState, checkRunId: number): SmokeState {
  const request_id = externalId({ ...state, runId: null }, checkRunId);
  return { ...state, inputs: { ...state.inputs, request_id } };
}

/** What `core` found in the config, at its place. GitHub takes 50 with a request; later requests add to them. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

const MOST_ANNOTATIONS = 50;

function withAnnotations(body: CheckBody, annotations: readonly Annotation[]) {
  return {
    ...body,
    output: { ...body.output, annotations: annotations.slice(0, MOST_ANNOTATIONS).map((one) => ({ ...one })) },
  };
}

export async function makeCheck(
  scope: Scope,
  state: SmokeState,
  situation: Situation,
  lease: Lease,
  annotations: readonly Annotation[] = [],
): Promise<MadeCheck> {
  const name = smokeCheckName(state.inputs.profile);
  const head_sha = state.inputs.head_sha;
  const found = await writeOnce<FoundCheck>(scope.services.clock, {
    ensure: () => lease.ensure(),
    write: async () => {
      const { data } = await scope.octokit.rest.checks.create({
        ...at(scope),
        name,
        head_sha,
        external_id: externalId(state, 0),
        ...withAnnotations(showCheck(state, situation), annotations),
      });
      const made = readCheck(scope, data);
      if (!made) throw new Error('the check that was made is not this App’s: APP_ID does not fit the key');
      return made;
    },
    look: async () => checkOfComment(await checksOf(scope, head_sha), state.commentId) ?? null,
    pauses: LOOKS_MS,
  });
  if (situation.kind === 'ended') scope.services.metrics.checkCompleted(situation.conclusion);
  return madeCheck(found, state);
}

/** What the check is once it was changed. */
export interface CheckAfter {
  readonly isOpen: boolean;
  readonly conclusion: string | null;
  readonly found: FoundCheck | null;
}

export async function updateCheck(scope: Scope, check: MadeCheck, situation: Situation): Promise<CheckAfter> {
  const { status, ...body } = showCheck(check.state, situation);
  const keepsStatus = situation.kind === 'waiting' && situation.keepsStatus === true;
  const { data } = await scope.octokit.rest.checks.update({
    ...at(scope),
    check_run_id: check.id,
    external_id: externalId(check.state, check.id),
    ...body,
    // what only adds the run's address must not take a check back that the run has brought further meanwhile
    ...(keepsStatus ? {} : { status }),
  });
  if (situation.kind === 'ended') scope.services.metrics.checkCompleted(situation.conclusion);
  return { isOpen: data.status !== 'completed', conclusion: data.conclusion, found: readCheck(scope, data) };
}
