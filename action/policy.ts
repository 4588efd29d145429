/** The policy as it stands on the base commit: what a pull request does to it is shown, and does not count for its own review. */

import { decodeUtf8 } from '../core/config/decode.ts';
import { parsePolicy } from '../core/policy/parse.ts';
import type { PolicyInput } from '../core/review/input.ts';
import { RULES } from '../core/rules/index.ts';
import { readFileAt, type Source } from './files/read-file.ts';
import { Problem } from './problem.ts';

export async function readPolicy(source: Source, path: string, baseSha: string): Promise<PolicyInput> {
  const content = await readFileAt(source, path, baseSha, null);
  if (content.kind === 'absent') return { path, parsed: null, problems: [] };
  if (content.kind === 'unreadable') throw new Problem(`the policy ${path} cannot be read: ${content.because}`);
  const { policy, problems } = parsePolicy(path, decodeUtf8(content.bytes).text, {
    rules: RULES.map((rule) => rule.id),
  });
  return { path, parsed: policy, problems };
}
