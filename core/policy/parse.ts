/** The policy file's text (YAML or JSON) to a policy with every default filled in, and what is wrong with it, place by place. */
import type { Node } from '../config/document.ts';
import { escapeSegment } from '../config/pointer.ts';
import { parseYaml } from '../config/yaml.ts';
import { DEFAULT_POLICY, DEFAULT_SMOKE } from './defaults.ts';
import { GLOB, RELEASE } from './patterns.ts';
import type { Policy, PolicyProblem, PolicyTarget, SmokePolicy } from './policy.ts';
import { Problems, quoted } from './problems.ts';
import { rules, suppression, unknownRule } from './rules.ts';
import { choice, list, type ReadItem, Section, text } from './section.ts';
import { smoke } from './smoke.ts';
import { target } from './targets.ts';
import { workload } from './workloads.ts';

export const POLICY_KEYS = [
  'version',
  'deepspeed',
  'configs',
  'targets',
  'workloads',
  'rules',
  'suppressions',
  'fail_on',
  'smoke',
] as const;
export const FAIL_ON = ['error', 'warning', 'does-not-fit', 'never'] as const;

export interface Known {
  /** Ids of all rules: with them, ids that are none are problems. */
  readonly rules?: readonly string[];
}

export interface ParsedPolicy {
  /** Usable whatever is wrong: a part with a problem is as if it were absent, a permission or limit allows nothing. */
  readonly policy: Policy;
  /** In file order. Each is an error of the policy. */
  readonly problems: readonly PolicyProblem[];
}

const version: ReadItem<1> = (node, pointer, problems) =>
  node.kind === 'number' && node.value === 1
    ? 1
    : problems.add('wrong-value', '`version` must be 1: this release knows no other', pointer, node.span);

function checkNames(targets: readonly PolicyTarget[], section: Section): void {
  const seen = new Set<string>();
  const node = section.member('targets')?.value;
  for (const { name } of targets) {
    if (name !== undefined && seen.has(name) && node)
      section.problems.add('conflict', `two targets are called ${quoted(name)}`, '/targets', node.span);
    if (name !== undefined) seen.add(name);
  }
}

function checkRules(policy: Policy, section: Section, known: readonly string[]): void {
  for (const member of nodeMembers(section.member('rules')?.value)) {
    const message = unknownRule(member.key, known);
    if (message) section.problems.add('unknown-rule', message, `/rules/${escapeSegment(member.key)}`, member.keySpan);
  }
  for (const [index, { rule }] of policy.suppressions.entries()) {
    const node = section.member('suppressions')?.value;
    const message = unknownRule(rule, known);
    if (message && node) section.problems.add('unknown-rule', message, `/suppressions/${index}/rule`, node.span);
  }
}

const nodeMembers = (node: Node | undefined) => (node?.kind === 'object' ? node.members : []);

function read(root: Node, problems: Problems, known: Known): Policy {
  const section = Section.of(root, '', problems, POLICY_KEYS);
  if (!section) return { ...DEFAULT_POLICY, fail_on: 'error' };
  const targets = section.read('targets', list(target, 200)) ?? DEFAULT_POLICY.targets;
  const policy: Policy = {
    version: section.read('version', version) ?? DEFAULT_POLICY.version,
    deepspeed: section.read('deepspeed', text(RELEASE, 40)) ?? DEFAULT_POLICY.deepspeed,
    configs: section.read('configs', list(text(GLOB), 1000)) ?? DEFAULT_POLICY.configs,
    targets,
    workloads: section.read('workloads', list(workload, 1000)) ?? DEFAULT_POLICY.workloads,
    rules: section.read('rules', rules) ?? DEFAULT_POLICY.rules,
    suppressions: section.read('suppressions', list(suppression, 1000)) ?? DEFAULT_POLICY.suppressions,
    fail_on: section.read('fail_on', choice(FAIL_ON)) ?? (section.member('fail_on') ? 'error' : null),
    smoke: section.member('smoke') ? (section.read('smoke', smoke) ?? CLOSED_SMOKE) : DEFAULT_SMOKE,
  };
  checkNames(targets, section);
  if (known.rules) checkRules(policy, section, known.rules);
  return policy;
}

const CLOSED_SMOKE: SmokePolicy = { ...DEFAULT_SMOKE, allow: { users: [], teams: [] } };

/** A misspelt or unreadable permission must not open what it was to close: with anything wrong about smoke runs, nobody may start one. */
function closedWhereWrong(policy: Policy, problems: readonly PolicyProblem[]): Policy {
  const wrong = problems.some(
    ({ code, pointer }) => code === 'syntax' || pointer === '' || /^\/smoke(?:\/|$)/.test(pointer),
  );
  return wrong ? { ...policy, smoke: { ...policy.smoke, allow: CLOSED_SMOKE.allow } } : policy;
}

/** An empty file is the default policy. Never throws. */
export function parsePolicy(path: string, text: string, known: Known = {}): ParsedPolicy {
  const document = parseYaml(path, text);
  const problems = new Problems(path, text);
  for (const { code, message, span } of document.problems) {
    if (code === 'empty') continue;
    const kind = code === 'duplicate-key' || code === 'not-an-object' ? code : 'syntax';
    problems.add(
      kind,
      code === 'not-an-object' ? 'the policy must be a mapping of keys such as `targets:`' : message,
      '',
      span,
    );
  }
  const undecoded = text.indexOf('\ufffd');
  if (undecoded >= 0)
    problems.add('syntax', 'this is not UTF-8: save the file as UTF-8', '', { start: undecoded, end: undecoded + 1 });
  const usable = document.root?.kind === 'object' ? document.root : null;
  const policy = usable ? read(usable, problems, known) : DEFAULT_POLICY;
  return {
    policy: closedWhereWrong(policy, problems.found),
    problems: problems.found.toSorted((a, b) => a.span.start - b.span.start),
  };
}
