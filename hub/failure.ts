/** Why a model could not be had from the hub. A sentence for people, without the model's name and without any credential. */

export type FailureCode =
  | 'bad-endpoint'
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'not-found'
  | 'no-revision'
  | 'no-config'
  | 'private'
  | 'token-refused'
  | 'gated'
  | 'not-granted'
  | 'rate-limited'
  | 'hub-error'
  | 'redirects'
  | 'too-large'
  | 'lfs-pointer'
  | 'web-page'
  | 'not-json'
  | 'not-a-config';

export interface HubFailure {
  readonly ok: false;
  readonly code: FailureCode;
  readonly message: string;
}

export const failure = (code: FailureCode, message: string): HubFailure => ({ ok: false, code, message });

/** Thrown inside this folder only: `fetch` of a library has no other way to say no. */
export class HubProblem extends Error {
  readonly failure: HubFailure;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.failure = failure(code, message);
  }
}
