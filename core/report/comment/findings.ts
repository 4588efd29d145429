/** Findings as list items: place, rule, what DeepSpeed does with it, the fix. */

import type { Review, ReviewFinding } from '../../review/outcome.ts';
import { code, type Inline, lineBreak, link, sentence, strong, text } from '../document.ts';
import type { LinkBase } from '../links.ts';
import { blobUrl, ruleUrl } from '../links.ts';
import { SEVERITY_SIGN } from './marks.ts';

export function findingItem(finding: ReviewFinding, review: Review): readonly Inline[] {
  const { start, end } = finding.range;
  const place = `${finding.path}:${start.line}:${start.column}`;
  const url = blobUrl(
    base(review),
    finding.state === 'fixed' ? review.refs.mergeBaseSha : review.refs.headSha,
    finding.path,
    start.line,
    end.line,
  );
  const rule = ruleUrl(review.refs.docsUrl ?? null, finding.rule);
  return [
    text(`${finding.state === 'fixed' ? '✅' : SEVERITY_SIGN[finding.severity]} `),
    ...link(url, code(place)),
    text(' '),
    strong(...link(rule, text(finding.rule))),
    ...scope(finding),
    lineBreak,
    ...sentence(finding.message),
    ...fix(finding),
  ];
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
