/** A suppression without effect as formats show it that know findings only: SARIF, annotations. */
import type { UselessEntry } from '../review/suppress.ts';
import type { LocatedFinding } from './finding.ts';

/** No rule of a config: it is about what people wrote of the rules. */
export const USELESS_SUPPRESSION = {
  id: 'useless-suppression',
  title: 'A suppression without effect',
  why: 'It suppresses nothing, gives no reason, or names an error that ends the run, which cannot be suppressed: whoever reads it believes otherwise.',
} as const;

/** Entries of the policy have no place in the file: null. */
export function uselessFinding({ path, range, rule, message }: UselessEntry): LocatedFinding | null {
  if (range === null) return null;
  return {
    rule: USELESS_SUPPRESSION.id,
    severity: 'notice',
    effect: 'advice',
    message,
    path,
    pointer: `/${rule}`,
    range,
    fix: null,
    integrations: null,
    worldSizes: null,
  };
}

export function uselessFindings(useless: readonly UselessEntry[]): readonly LocatedFinding[] {
  return useless.map(uselessFinding).filter((one) => one !== null);
}
