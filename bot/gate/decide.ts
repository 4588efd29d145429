/** The gate's verdict, from what the policy requires and what has passed. Pure. */
import type { Conclusion } from '../checks/show.ts';
import { code } from '../replies/escape.ts';

/** One required profile on one config that this change touches. */
export interface Requirement {
  readonly profile: string;
  readonly path: string;
  /** The run that proves it; null: none has passed. */
  readonly passed: { readonly url: string } | null;
  /** Why no run can prove it as it stands, Markdown; null: one can. */
  readonly blocked: string | null;
}

export interface GateFacts {
  readonly isMergeGroup: boolean;
  readonly isFork: boolean;
  readonly forksAllowed: boolean;
  readonly headSha: string;
  readonly requirements: readonly Requirement[];
  /** Whether the policy requires any profile at all. */
  readonly requiresAny: boolean;
  /** Markdown; null: the policy can be read. */
  readonly policyBroken: string | null;
  readonly changesConfigs: boolean;
  /** Profiles whose config needs a path in the command. */
  readonly needsPath: ReadonlySet<string>;
}

export interface GateVerdict {
  readonly conclusion: Extract<Conclusion, 'success' | 'action_required'>;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
}

export function decideGate(facts: GateFacts): GateVerdict {
  if (facts.policyBroken !== null && facts.changesConfigs)
    return { conclusion: 'action_required', title: 'The policy has errors', summary: facts.policyBroken };
  if (!facts.requiresAny) return pass('No smoke run is required', 'The policy requires no smoke run.');
  if (facts.requirements.length === 0)
    return pass('Nothing that needs a smoke run changed', 'No config that a required profile uses changed.');
  const missing = facts.requirements.filter((requirement) => requirement.passed === null);
  const rows = facts.requirements.map(row);
  const table = ['| profile | config | |', '| --- | --- | --- |', ...rows].join('\n');
  if (missing.length === 0) return pass('Every required smoke run has passed', table);
  const names = [...new Set(missing.map((requirement) => requirement.profile))];
  return {
    conclusion: 'action_required',
    title: `Smoke run needed: ${names.join(', ')}`,
    summary: [whatToDo(facts, missing), '', table].join('\n'),
  };
}

function whatToDo(facts: GateFacts, missing: readonly Requirement[]): string {
  if (facts.isMergeGroup)
    return 'This merge group holds a config that no smoke run has proven. Take the pull request out of the queue, run the profile there, and queue it again.';
  if (facts.isFork && !facts.forksAllowed)
    return 'This pull request comes from a fork, and smoke runs of forks are off. A maintainer can push the commit to a branch of this repository and run the profile there, or allow forks in the policy (`smoke.forks`).';
  const commands = missing
    .filter((requirement) => requirement.blocked === null)
    .map((requirement) => commandFor(facts, requirement));
  if (commands.length === 0) return 'No smoke run can be started as it stands:';
  const who = facts.isFork
    ? 'This pull request comes from a fork. After looking at the commit, a maintainer can type'
    : 'Someone with write access can type';
  return `${who}, as a comment of its own: ${[...new Set(commands)].join(', then ')}.`;
}

function commandFor(facts: GateFacts, { profile, path }: Requirement): string {
  const words = [profile, ...(facts.isFork ? [facts.headSha] : []), ...(facts.needsPath.has(profile) ? [path] : [])];
  return `\`/ds-smoke ${words.join(' ')}\``;
}

function row({ profile, path, passed, blocked }: Requirement): string {
  const state = passed ? `✅ [passed](${passed.url})` : (blocked ?? '⏳ has not passed');
  return `| ${code(profile)} | ${code(path)} | ${state} |`;
}

function pass(title: string, summary: string): GateVerdict {
  return { conclusion: 'success', title, summary };
}
