/** What a gate answers: go on, or stop with a reason that a machine can tell apart and a person can act on. */

export type RefusalCode =
  | 'pull-closed'
  | 'no-write-access'
  | 'not-in-policy'
  | 'fork'
  | 'fork-needs-maintainer'
  | 'fork-needs-sha'
  | 'sha-is-not-head'
  | 'head-moved'
  | 'unknown-profile'
  | 'policy-broken'
  | 'no-config'
  | 'several-configs'
  | 'config-missing'
  | 'config-path'
  | 'config-too-large'
  | 'config-has-errors'
  | 'model-not-allowed'
  | 'already-passed'
  | 'already-running'
  | 'limit-concurrent'
  | 'limit-concurrent-user'
  | 'limit-minutes'
  | 'limit-minutes-user';

export interface Refusal {
  readonly kind: 'refuse';
  readonly code: RefusalCode;
  /** Markdown; whatever of it came from outside is escaped. No line starts with a command. */
  readonly message: string;
}

export type Decision<T = unknown> = ({ readonly kind: 'go' } & T) | Refusal;

export function refuse(code: RefusalCode, message: string): Refusal {
  return { kind: 'refuse', code, message };
}
