/** A policy named on the command line: one that is wrong is a usage error with its place. */
import { parsePolicy } from '../core/policy/parse.ts';
import { type Policy, problemLine } from '../core/policy/policy.ts';
import { UsageError } from './command.ts';
import { readText } from './files.ts';

export async function readPolicy(path: string): Promise<Policy> {
  const { policy, problems } = parsePolicy(path, await readText(path));
  const first = problems[0];
  if (first !== undefined) throw new UsageError(problemLine(first));
  return policy;
}
