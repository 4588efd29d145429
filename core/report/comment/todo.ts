/** What to do before merging, in one line: the fixes of the errors, and what is missing where a target is too small. */
import type { Review } from '../../review/outcome.ts';
import { code, type Inline, joined, link, sentence, strong, text } from '../document.ts';
import type { LocatedFinding } from '../finding.ts';
import { blobUrl } from '../links.ts';
import { base } from './findings.ts';
import { shortMessage } from './headline.ts';

const MOST = 3;

/** null: nothing has to be done. */
export function todoLine(review: Review): readonly Inline[] | null {
  const found: readonly LocatedFinding[] = [
    ...review.configs.flatMap((config) => config.findings),
    ...review.upgrades.flatMap((upgrade) => upgrade.configs.flatMap((config) => config.changes)),
  ];
  const errors = onePerPlace(found.filter((one) => one.severity === 'error'));
  const short = review.configs.flatMap((config) =>
    config.targets
      .filter((target) => target.fit === 'does-not-fit')
      .map((target): readonly Inline[] => [
        ...(review.configs.length > 1 ? [code(config.path), text(' on ')] : [text('on ')]),
        strong(text(target.target)),
        text(': '),
        ...sentence(target.advice ?? target.reason),
      ]),
  );
  const items = [...errors.map((finding) => fix(finding, review)), ...short];
  if (items.length === 0) return null;
  const rest = items.length > MOST ? [text(` · and ${items.length - MOST} more below`)] : [];
  return [strong(text('To do:')), text(' '), ...joined(items.slice(0, MOST), ' · '), ...rest];
}

function fix(finding: LocatedFinding, review: Review): readonly Inline[] {
  const { start } = finding.range;
  const url = blobUrl(base(review), review.refs.headSha, finding.path, start.line);
  const what = finding.fix === null ? shortMessage(finding.message) : sentence(finding.fix.title);
  return [...what, text(' ('), ...link(url, code(`${finding.path}:${start.line}`)), text(')')];
}

/** Two rules may complain of one place, each with its own fix: one of them is enough to begin with. */
function onePerPlace(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const place = ({ path, range }: LocatedFinding) => `${path}:${range.start.line}:${range.start.column}`;
  return [...new Map(findings.toReversed().map((finding) => [place(finding), finding])).values()].toReversed();
}
