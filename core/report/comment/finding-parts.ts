/** The findings of all configs, grouped by severity; what was there before the pull request is folded apart. */

import type { ConfigReview, Review, ReviewFinding } from '../../review/outcome.ts';
import type { Severity } from '../../rules/rule.ts';
import { list, paragraph, strong, text } from '../document.ts';
import { bySeverity } from '../finding.ts';
import { markdown } from '../markdown.ts';
import { plural } from '../quantity.ts';
import { patchDetails } from './details.ts';
import { groupItem } from './findings.ts';
import { droppable, fixed, type Part, RANK } from './part.ts';

export function findingParts(review: Review): readonly Part[] {
  const all = review.configs.flatMap((config) => config.findings.filter((one) => !isAnswered(one, config)));
  const sorted = all.toSorted(bySeverity);
  const fresh = sorted.filter((finding) => finding.state === 'new' || finding.severity === 'error');
  const old = sorted.filter((finding) => finding.state === 'old' && finding.severity !== 'error');
  return [
    ...open(fresh, 'error', RANK.error, review),
    ...open(fresh, 'warning', RANK.warning, review),
    ...patches(review),
    ...folded(
      fresh.filter((finding) => finding.severity === 'notice'),
      old,
      review,
    ),
  ];
}

/** A rule that tells to reckon the host's memory has nothing to add where the table has reckoned it. */
function isAnswered({ rule, severity }: ReviewFinding, config: ConfigReview): boolean {
  return (
    severity === 'notice' &&
    rule === 'hw-cpu-ram' &&
    config.targets.length > 0 &&
    config.targets.every((target) => target.head !== null && target.head.cpuPerNodeBytes !== null)
  );
}

function open(findings: readonly ReviewFinding[], severity: Severity, rank: number, review: Review): readonly Part[] {
  const group = findings.filter((finding) => finding.severity === severity);
  if (group.length === 0) return [];
  return [
    fixed(`\n${markdown([paragraph(strong(text(plural(group.length, severity))))])}\n\n`),
    ...items(group, rank, severity, review),
  ];
}

/** One fold for all that nobody has to do something about at once. */
function folded(notices: readonly ReviewFinding[], old: readonly ReviewFinding[], review: Review): readonly Part[] {
  if (notices.length + old.length === 0) return [];
  const titles = [
    ...(notices.length === 0 ? [] : [plural(notices.length, 'notice')]),
    ...(old.length === 0 ? [] : [`${plural(old.length, 'finding')} from before this pull request`]),
  ];
  const head = `\n<details><summary>${titles.join(' · ')}</summary>\n\n`;
  const between = notices.length > 0 && old.length > 0 ? [fixed('\nThere before this pull request:\n\n')] : [];
  return [
    fixed(head),
    ...items(notices, RANK.notices, 'notice', review),
    ...between,
    ...items(old, RANK.oldFindings, 'older finding', review),
    fixed('\n</details>\n'),
  ];
}

function items(findings: readonly ReviewFinding[], rank: number, loses: string, review: Review): readonly Part[] {
  return grouped(findings).map((group) => droppable(`${markdown([list([groupItem(group, review)])])}\n`, rank, loses));
}

/** The same words of the same rule are said once, in the order of their first place. */
function grouped(findings: readonly ReviewFinding[]): readonly (readonly ReviewFinding[])[] {
  const groups = new Map<string, ReviewFinding[]>();
  for (const finding of findings) {
    const scope = `${finding.integrations?.join() ?? ''} ${finding.worldSizes?.join() ?? ''}`;
    const key = `${finding.rule} ${finding.severity} ${scope} ${finding.message} ${finding.fix?.title ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function patches(review: Review): readonly Part[] {
  return review.configs.flatMap((config) => {
    const block = patchDetails(config);
    return block === null ? [] : [droppable(`\n${markdown([block])}\n`, RANK.config, 'patch')];
  });
}
