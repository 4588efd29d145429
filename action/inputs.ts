/** The inputs of action.yml. Their defaults live here and nowhere else; only `token` has one there, as only the runner knows it. */
import type { FailOn } from '../core/review/input.ts';

export type CommentMode = 'on-change' | 'always' | 'never';

export interface Inputs {
  readonly token: string;
  /** Path of the policy on the base commit. */
  readonly policy: string;
  /** null: as the policy says, else found in the repository. */
  readonly deepspeedVersion: string | null;
  /** null: as the policy says, else error. */
  readonly failOn: FailOn | null;
  readonly comment: CommentMode;
  /** Path in the workspace; null: none is written. */
  readonly sarifFile: string | null;
  readonly hfToken: string | null;
}

export const INPUT_NAMES = [
  'token',
  'policy',
  'deepspeed-version',
  'fail-on',
  'comment',
  'sarif-file',
  'hf-token',
] as const;
export type InputName = (typeof INPUT_NAMES)[number];

const DEFAULTS = { policy: '.github/ds-review.yml', comment: 'on-change' } as const;
const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'does-not-fit', 'never'];
const COMMENT: readonly CommentMode[] = ['on-change', 'always', 'never'];

export type InputsOrProblem =
  | { readonly ok: true; readonly inputs: Inputs }
  | { readonly ok: false; readonly problem: string };

function read(variables: NodeJS.ProcessEnv, name: InputName): string {
  return (variables[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

function oneOf<T extends string, F extends T | null>(
  name: InputName,
  value: string,
  allowed: readonly T[],
  fallback: F,
): T | F | { problem: string } {
  if (value === '') return fallback;
  const found = allowed.find((entry) => entry === value.toLowerCase());
  return found ?? { problem: `input ${name}: "${value}" is not one of ${allowed.join(', ')}` };
}

export function readInputs(variables: NodeJS.ProcessEnv): InputsOrProblem {
  const problem = (text: string): InputsOrProblem => ({ ok: false, problem: text });
  const failOn = oneOf('fail-on', read(variables, 'fail-on'), FAIL_ON, null);
  if (typeof failOn === 'object' && failOn !== null) return problem(failOn.problem);
  const comment = oneOf('comment', read(variables, 'comment'), COMMENT, DEFAULTS.comment);
  if (typeof comment === 'object') return problem(comment.problem);
  const policy = (read(variables, 'policy') || DEFAULTS.policy).replace(/^(?:\.\/+)+/, '');
  if (policy.startsWith('/') || policy.split('/').includes('..')) {
    return problem(`input policy: "${policy}" has to be a path inside the repository, such as ${DEFAULTS.policy}`);
  }
  const version = read(variables, 'deepspeed-version');
  if (version !== '' && version !== 'auto' && !/^v?\d+\.\d+\.\d+$/.test(version)) {
    return problem(`input deepspeed-version: "${version}" is not a release such as 0.19.8, nor auto`);
  }
  // without a token a public repository can still be read, and nothing is commented
  return {
    ok: true,
    inputs: {
      token: read(variables, 'token'),
      policy,
      deepspeedVersion: version === '' || version === 'auto' ? null : version.replace(/^v/, ''),
      failOn,
      comment,
      sarifFile: read(variables, 'sarif-file') || null,
      hfToken: read(variables, 'hf-token') || null,
    },
  };
}
