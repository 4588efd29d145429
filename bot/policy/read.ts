/** The policy as it stands on the default branch: a pull request cannot loosen its own rules. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import { DEFAULT_POLICY, POLICY_PATH } from '../../core/policy/defaults.ts';
import { parsePolicy } from '../../core/policy/parse.ts';
import type { PolicyProblem } from '../../core/policy/policy.ts';
import { readFile } from '../repository/content.ts';
import type { Scope } from '../scope.ts';
import { type SmokeSettings, settingsOf } from './settings.ts';

export interface PolicyReading {
  readonly settings: SmokeSettings;
  /** false: the repository has no policy file. */
  readonly exists: boolean;
  /** What is wrong with the file: nothing is started while it cannot be trusted to say what its authors meant. */
  readonly problems: readonly PolicyProblem[];
}

const START = { line: 1, column: 1 };
const NOT_A_FILE: PolicyProblem = {
  code: 'not-an-object',
  message: 'the policy is no file of at most 1 MB',
  path: POLICY_PATH,
  pointer: '',
  span: { start: 0, end: 0 },
  start: START,
  end: START,
};

export async function readPolicy(scope: Scope): Promise<PolicyReading> {
  const content = await readFile(scope, POLICY_PATH, scope.defaultBranch);
  if (content.kind === 'absent') return { settings: settingsOf(DEFAULT_POLICY), exists: false, problems: [] };
  if (content.kind !== 'file') return { settings: settingsOf(DEFAULT_POLICY), exists: true, problems: [NOT_A_FILE] };
  const { policy, problems } = parsePolicy(POLICY_PATH, decodeUtf8(content.bytes).text);
  return { settings: settingsOf(policy), exists: true, problems };
}
