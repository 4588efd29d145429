/** The policy as the base has it, and what the pull request would make of it: shown, never applied. */
import { parseYaml } from '../config/yaml.ts';
import { changedKeys } from '../diff/keys.ts';
import type { TargetProblem } from '../hardware/target.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { ReviewFile, ReviewInput } from './input.ts';
import type { PolicyChange, PolicyState } from './outcome.ts';

export function policyState(input: ReviewInput, targetProblems: readonly TargetProblem[]): PolicyState {
  const { path, parsed, problems } = input.policy;
  const file = input.files.find((one) => one.path === path || one.previousPath === path);
  return {
    path,
    source: parsed === null && problems.length === 0 ? 'none' : 'file',
    problems: [
      ...problems.map((problem) => ({
        message: problem.message,
        line: problem.start.line,
        column: problem.start.column,
      })),
      ...targetProblems.map((problem) => ({
        message: `\`${problem.pointer}\`: ${problem.message}`,
        line: null,
        column: null,
      })),
    ],
    change: file === undefined ? null : policyChange(file, path),
    smokeProfiles: parsed === null ? [] : [...parsed.smoke.profiles.keys()],
  };
}

function policyChange(file: ReviewFile, path: string): PolicyChange {
  // A file moved here takes effect as a whole, one moved away is gone.
  const base = file.previousPath !== undefined && file.previousPath !== path ? null : file.base;
  const head = file.path === path ? file.head : null;
  const [before, after] = [base, head].map((text) => (text === null ? null : parseYaml(path, text).root));
  const problems = head === null ? [] : parsePolicy(path, head).problems;
  return {
    status: file.status,
    keys: changedKeys(before ?? null, after ?? null),
    problems: problems.map((problem) => ({
      message: problem.message,
      line: problem.start.line,
      column: problem.start.column,
    })),
  };
}
