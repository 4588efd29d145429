/** The findings of all configs, grouped by severity; what was there before the pull request is folded apart. */

import type { Review, ReviewFinding } from '../../review/outcome.ts';
import type { Severity } from '../../rules/rule.ts';
import { list, paragraph, strong, text } from '../document.ts';
import { bySeverity } from '../finding.ts';
import { markdown } from '../markdown.ts';
import { plural } from '../quantity.ts';
import { patchDetails } from './details.ts';
import { findingItem } from './findings.ts';
import { droppable, fixed, type Part, RANK } from './part.ts';

export function findingParts(review: Review): readonly Part[] {
  const all = review.configs.flatMap((config) => config.findings).toSorted(bySeverity);
  const fresh = all.filter((finding) => finding.state === 'new' || finding.severity === 'error');
  const old = all.filter((finding) => finding.state === 'old' && finding.severity !== 'error');
  return [
    ...open(fresh, 'error', RANK.error, review),
    ...open(fresh, 'warning', RANK.warning, review),
    ...patches(review),
    ...folded(
      fresh.filter((finding) => finding.severity === 'notice'),
      RANK.notices,
      (count) => plural(count, 'notice'),
      'notice',
      review,
    ),
    ...folded(
      old,
      RANK.oldFindings,
      (count) => `There before this pull request: ${plural(count, 'finding')}`,
      'older finding',
      review,
    ),
  ];
}

function open(findings: readonly ReviewFinding[], severity: Severity, rank: number, review: Review): readonly Part[] {
  const group = findings.filter((finding) => finding.severity === severity);
  if (group.length === 0) return [];
  return [
    fixed(`\n${markdown([paragraph(strong(text(plural(group.length, severity))))])}\n\n`),
    ...items(group, rank, severity, review),
  ];
}

function folded(
  findings: readonly ReviewFinding[],
  rank: number,
  title: (count: number) => string,
  loses: string,
  review: Review,
): readonly Part[] {
  if (findings.length === 0) return [];
  const head = `\n<details><summary>${title(findings.length)}</summary>\n\n`;
  return [fixed(head), ...items(findings, rank, loses, review), fixed('\n</details>\n')];
}

function items(findings: readonly ReviewFinding[], rank: number, loses: string, review: Review): readonly Part[] {
  return findings.map((finding) => droppable(`${markdown([list([findingItem(finding, review)])])}\n`, rank, loses));
}

function patches(review: Review): readonly Part[] {
  return review.configs.flatMap((config) => {
    const block = patchDetails(config);
    return block === null ? [] : [droppable(`\n${markdown([block])}\n`, RANK.config, 'patch')];
  });
}
