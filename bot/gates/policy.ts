/** A policy that does not say what its authors meant starts nothing: a misspelt limit would be no limit. */
import { type PolicyProblem, problemLine } from '../../core/policy/policy.ts';
import { code } from '../replies/escape.ts';
import { type Decision, refuse } from './decision.ts';

const SHOWN = 5;

/** What concerns smoke runs; an unknown key in another section changes nothing here. */
export function smokeProblems(problems: readonly PolicyProblem[]): PolicyProblem[] {
  return problems.filter((problem) => problem.code !== 'unknown-key' || problem.pointer.startsWith('/smoke'));
}

export function decidePolicy(problems: readonly PolicyProblem[]): Decision {
  const wrong = smokeProblems(problems);
  if (wrong.length === 0) return { kind: 'go' };
  const lines = wrong.slice(0, SHOWN).map((problem) => `- ${code(problemLine(problem), 400)}`);
  return refuse(
    'policy-broken',
    `The policy on the default branch has errors, so nothing was started until they are mended there:\n\n${lines.join('\n')}`,
  );
}
