/** Findings as annotations on their lines. GitHub shows ten of each level for a step and drops the rest without a word. */
import { workflowCommands } from '../../core/report/annotations.ts';
import type { LocatedFinding } from '../../core/report/finding.ts';
import { upgradePlaces } from '../../core/report/upgrade-findings.ts';
import { uselessFindings } from '../../core/report/useless-finding.ts';
import type { Review } from '../../core/review/outcome.ts';

export const MOST_PER_LEVEL = 10;

export interface Annotated {
  readonly commands: string;
  /** Findings that got no annotation, by level. */
  readonly left: { readonly error: number; readonly warning: number; readonly notice: number };
}

/** `reserved`: errors and warnings of our own that this step needs room for. */
export function annotate(review: Review, reserved = 2): Annotated {
  // an old notice is no news for anyone who looks at the changed lines
  const findings = review.configs
    .flatMap((config) => config.findings)
    .filter((finding) => finding.state === 'new' || finding.severity !== 'notice');
  // what the pull request brought comes first: that is what its author can mend
  const ordered = [...findings].sort((a, b) => Number(b.state === 'new') - Number(a.state === 'new'));
  const known = new Set(findings.map((finding) => finding.fingerprint));
  const places = review.upgrades.flatMap(upgradePlaces);
  const rejected = review.upgrades
    .flatMap((upgrade) => upgrade.configs.flatMap((config) => config.changes))
    .filter((change) => change.severity === 'error' && !known.has(change.fingerprint));
  const useless = uselessFindings(review.configs.flatMap((config) => config.uselessSuppressions));
  const chosen: LocatedFinding[] = [];
  const left = { error: 0, warning: 0, notice: 0 };
  const used = { error: 0, warning: 0, notice: 0 };
  const room = { error: MOST_PER_LEVEL - 1, warning: MOST_PER_LEVEL - reserved, notice: MOST_PER_LEVEL };
  for (const finding of [...places, ...ordered, ...rejected, ...useless]) {
    const { severity } = finding;
    if (used[severity] < room[severity]) {
      used[severity] += 1;
      chosen.push(finding);
    } else left[severity] += 1;
  }
  return { commands: workflowCommands(chosen), left };
}
