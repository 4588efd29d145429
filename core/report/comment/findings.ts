/** Findings as list items: place, rule, what DeepSpeed does with it, the fix. */

import type { Review, ReviewFinding } from '../../review/outcome.ts';
import type { Severity } from '../../rules/rule.ts';
import { code, type Inline, joined, lineBreak, link, sentence, strong, text } from '../document.ts';
import type { LinkBase } from '../links.ts';
import { blobUrl, ruleUrl } from '../links.ts';
import { SEVERITY_SIGN } from './marks.ts';

export function findingItem(finding: ReviewFinding, review: Review): readonly Inline[] {
  return groupItem([finding], review);
}

/** Places of one finding: of an error each has to be mended, of a notice a few show what is meant. */
const SHOWN: Readonly<Record<Severity, number>> = { error: 20, warning: 10, notice: 4 };

/** What is said in the same words of several places, once. */
export function groupItem(group: readonly ReviewFinding[], review: Review): readonly Inline[] {
  const [finding] = group;
  if (finding === undefined) return [];
  const rule = strong(...link(ruleUrl(review.refs.docsUrl ?? null, finding.rule), text(finding.rule)));
  const places = group.slice(0, SHOWN[finding.severity]).map((one) => place(one, review));
  const rest = group.length - places.length;
  const sign = text(`${finding.state === 'fixed' ? '✅' : SEVERITY_SIGN[finding.severity]} `);
  const what = [lineBreak, ...sentence(finding.message), ...fix(finding)];
  if (group.length === 1) return [sign, ...place(finding, review), text(' '), rule, ...scope(finding), ...what];
  const more = rest > 0 ? [text(` and ${rest} more`)] : [];
  return [
    sign,
    rule,
    ...scope(finding),
    text(` in ${group.length} places: `),
    ...joined(places, ', '),
    ...more,
    ...what,
  ];
}

function place(finding: ReviewFinding, review: Review): readonly Inline[] {
  const { start, end } = finding.range;
  const sha = finding.state === 'fixed' ? review.refs.mergeBaseSha : review.refs.headSha;
  const url = blobUrl(base(review), sha, finding.path, start.line, end.line);
  return link(url, code(`${finding.path}:${start.line}:${start.column}`));
}

export const base = (review: Review): LinkBase => ({
  serverUrl: review.refs.serverUrl,
  repository: review.refs.repository,
});

/** Where it holds, if not everywhere. */
function scope(finding: ReviewFinding): readonly Inline[] {
  const parts = [
    ...(finding.integrations === null ? [] : [finding.integrations.join(', ')]),
    ...(finding.worldSizes === null
      ? []
      : [`on ${finding.worldSizes.join(', ')} GPU${finding.worldSizes.join() === '1' ? '' : 's'}`]),
  ];
  return parts.length === 0 ? [] : [text(` (${parts.join(' ')})`)];
}

function fix(finding: ReviewFinding): readonly Inline[] {
  if (finding.fix === null) return [];
  return [lineBreak, strong(text('Fix:')), text(' '), ...sentence(finding.fix.title)];
}
