/**
 * What the bot knows of one smoke check. It lives in the check itself: the ids in `external_id`, the rest in an HTML comment at the end of
 * its text. Only the App that made a check can write it, so this is as good as a database of one's own; it is validated all the same.
 */
import type { DispatchInputs } from '../dispatch/inputs.ts';

export interface EstimatedPhase {
  readonly phase: 'init' | 'forward' | 'backward' | 'step';
  /** Bytes allocated on one GPU at the highest; null: not known. */
  readonly bytes: number | null;
}

export interface SmokeState {
  readonly version: 1;
  readonly pull: number;
  readonly commentId: number;
  readonly userId: number;
  readonly login: string;
  /** Hash of the config and of everything the profile sets. */
  readonly subject: string;
  readonly workflow: string;
  readonly branch: string;
  readonly inputs: DispatchInputs;
  readonly timeoutMinutes: number;
  readonly overrides: readonly string[];
  readonly estimate: readonly EstimatedPhase[] | null;
  /** The run that our dispatch started; null: not known yet. */
  readonly runId: number | null;
  readonly runUrl: string | null;
  /** The attempt of the run that the check shows. */
  readonly attempt: number;
  /** Milliseconds since 1970 of the dispatch or the last re-run; null: before it. */
  readonly dispatchedAt: number | null;
  /** Why the bot ended the run, while the run itself is still ending. */
  readonly ending: 'cancelled' | 'outdated' | 'closed' | 'no-runner' | 'overdue' | null;
}

const MARK = 'ds-smoke-state:';

export function encodeState(state: SmokeState): string {
  return `<!-- ${MARK}${Buffer.from(JSON.stringify(state), 'utf8').toString('base64url')} -->`;
}

/** null: no state, or not one of this version. */
export function decodeState(text: string | null | undefined): SmokeState | null {
  const found = /<!-- ds-smoke-state:([A-Za-z0-9_-]+) -->\s*$/.exec(text ?? '')?.[1];
  if (found === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(found, 'base64url').toString('utf8'));
    return isState(value) ? value : null;
  } catch {
    return null;
  }
}

function isState(value: unknown): value is SmokeState {
  if (typeof value !== 'object' || value === null) return false;
  const has = (key: string, ...types: string[]) => types.includes(typeof Reflect.get(value, key));
  const inputs: unknown = Reflect.get(value, 'inputs');
  return (
    Reflect.get(value, 'version') === 1 &&
    ['pull', 'commentId', 'userId', 'timeoutMinutes', 'attempt'].every((key) => has(key, 'number')) &&
    ['login', 'subject', 'workflow', 'branch'].every((key) => has(key, 'string')) &&
    typeof inputs === 'object' &&
    inputs !== null &&
    Object.values(inputs).every((input) => typeof input === 'string')
  );
}
