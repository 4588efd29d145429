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
  const items = [...sameWords(errors).map((group) => fix(group, review)), ...short];
  if (items.length === 0) return null;
  const rest = items.length > MOST ? [text(` · and ${items.length - MOST} more below`)] : [];
  return [strong(text('To do:')), text(' '), ...joined(items.slice(0, MOST), ' · '), ...rest];
}

/** Places of one fix. */
const MOST_PLACES = 2;

function fix(group: readonly LocatedFinding[], review: Review): readonly Inline[] {
  const places = group.slice(0, MOST_PLACES).map(({ path, range: { start } }) => {
    const url = blobUrl(base(review), review.refs.headSha, path, start.line);
    return link(url, code(`${path}:${start.line}`));
  });
  const rest = group.length > MOST_PLACES ? [text(` and ${group.length - MOST_PLACES} more`)] : [];
  return [...group.slice(0, 1).flatMap(words), text(' ('), ...joined(places, ', '), ...rest, text(')')];
}

function words(finding: LocatedFinding): readonly Inline[] {
  return finding.fix === null ? shortMessage(finding.message) : sentence(finding.fix.title);
}

/** One thing to do in many configs is one thing to do. */
function sameWords(findings: readonly LocatedFinding[]): readonly (readonly LocatedFinding[])[] {
  const groups = new Map<string, LocatedFinding[]>();
  for (const finding of findings) {
    const key = finding.fix?.title ?? finding.message;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** Two rules may complain of one place, each with its own fix: one of them is enough to begin with. */
function onePerPlace(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const place = ({ path, range }: LocatedFinding) => `${path}:${range.start.line}:${range.start.column}`;
  return [...new Map(findings.toReversed().map((finding) => [place(finding), finding])).values()].toReversed();
}
