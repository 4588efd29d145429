/** What the policy says of a rule: off, or another severity. */
import type { Effect, Severity } from './rule.ts';

export type RuleSetting = 'off' | Severity;
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

const RANK: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, error: 2 };

/**
 * The severity that a finding gets; undefined: it is switched off.
 * What DeepSpeed itself raises stays an error whatever the policy says: it may only be made stricter.
 */
export function applySetting(
  severity: Severity,
  effect: Effect,
  setting: RuleSetting | undefined,
): Severity | undefined {
  if (setting === undefined) return severity;
  const raised = severity === 'error' && (effect === 'rejects' || effect === 'fails');
  if (setting === 'off') return raised ? severity : undefined;
  return raised && RANK[setting] < RANK[severity] ? severity : setting;
}
