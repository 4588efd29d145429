/** `rules` and `suppressions`: which findings count, and how much. */
import { GLOB, REASON, RULE_ID } from './patterns.ts';
import type { RuleLevel, Suppression } from './policy.ts';
import { hint, quoted } from './problems.ts';
import { choice, entries, type ReadItem, Section, text } from './section.ts';

export const RULE_LEVELS = ['off', 'notice', 'warning', 'error'] as const;
export const SUPPRESSION_KEYS = ['rule', 'path', 'reason'] as const;

/** YAML 1.1 reads a bare `off` as false. */
const level: ReadItem<RuleLevel> = (node, pointer, problems) =>
  node.kind === 'boolean' && !node.value ? 'off' : choice(RULE_LEVELS)(node, pointer, problems);

export const rules = entries(RULE_ID, level, 1000);

export const suppression: ReadItem<Suppression> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, SUPPRESSION_KEYS);
  if (!section) return undefined;
  const rule = section.required('rule', text(RULE_ID, 100), 'the id of the rule whose finding is accepted');
  const reason = section.required('reason', text(REASON), 'why the finding is accepted: it is shown in the review');
  const path = section.read('path', text(GLOB));
  // A path that cannot be read must not widen the suppression to every file.
  if (rule === undefined || reason === undefined || (section.member('path') && path === undefined)) return undefined;
  return { rule, path, reason };
};

/** Says so of ids that are no rules; needs the list of rules, which only the shells have at hand. */
export function unknownRule(id: string, known: readonly string[]): string | null {
  return known.includes(id) ? null : `there is no rule ${quoted(id)}${hint(id, known)}`;
}
