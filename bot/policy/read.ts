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

export async function readPolicy(scope: Scope): Promise<PolicyReading> {
  const content = await readFile(scope, POLICY_PATH, scope.defaultBranch);
  if (content.kind !== 'file') {
    return { settings: settingsOf(DEFAULT_POLICY), exists: content.kind !== 'absent', problems: [] };
  }
  const { policy, problems } = parsePolicy(POLICY_PATH, decodeUtf8(content.bytes).text);
  return { settings: settingsOf(policy), exists: true, problems };
}
