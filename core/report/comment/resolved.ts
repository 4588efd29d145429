/** Which finding which commit fixed: what the comment said before against what is true now. */

import type { ReleaseChange, Review } from '../../review/outcome.ts';
import { type Block, code, details, type Inline, link, list, strong, text } from '../document.ts';
import { fingerprint } from '../fingerprint.ts';
import { commitUrl, shortSha } from '../links.ts';
import { plural } from '../quantity.ts';
import { base, findingItem } from './findings.ts';
import type { CommentState, StateFinding } from './state.ts';

/** Errors and warnings are worth remembering; what was fixed once and is back is open again. */
export function nextState(review: Review, previous: CommentState | null): CommentState {
  const head = review.refs.headSha ?? '';
  const open = openFindings(review);
  const ids = new Set(open.map((finding) => finding.id));
  const gone = (previous?.open ?? [])
    .filter((finding) => !ids.has(finding.id))
    .map((finding) => ({ ...finding, by: head }));
  const before = (previous?.fixed ?? []).filter((finding) => !ids.has(finding.id));
  const again = new Set(gone.map((finding) => finding.id));
  return { head, open, fixed: [...before.filter((finding) => !again.has(finding.id)), ...gone] };
}

/** Also what does not fit: the reader was told of it in the same breath. */
function openFindings(review: Review): StateFinding[] {
  const findings = review.configs.flatMap(({ path, findings: all, targets }) => [
    ...all
      .filter((finding) => finding.severity !== 'notice')
      .map((finding) => ({ id: finding.fingerprint, rule: finding.rule, path })),
    ...targets
      .filter((target) => target.fit === 'does-not-fit')
      .map((target) => {
        const rule = `does not fit on ${target.target}`;
        return { id: fingerprint({ rule, path, pointer: '' }), rule, path };
      }),
  ]);
  const ofReleases = review.upgrades
    .flatMap((upgrade) => upgrade.configs.flatMap((config) => config.changes))
    .filter((change) => change.severity !== 'notice')
    .map((change) => ({ id: change.fingerprint, rule: nameOf(change), path: change.path }));
  return [...new Map([...findings, ...ofReleases].map((finding) => [finding.id, finding])).values()];
}

/** Of a default or a key that moved the key says more than the rule, which is one for all. */
const nameOf = (change: ReleaseChange): string => (change.kind === 'finding' ? change.rule : change.key);

/** null: nothing was fixed since the comment stands. */
export function fixedDetails(review: Review, state: CommentState): Block | null {
  if (state.fixed.length === 0) return null;
  const items = state.fixed.map((finding): readonly Inline[] => [
    text('✅ '),
    strong(text(finding.rule)),
    text(' in '),
    code(finding.path),
    text(', fixed by '),
    ...link(commitUrl(base(review), finding.by), code(shortSha(finding.by))),
  ]);
  return details([text(`Fixed since this comment stands: ${plural(state.fixed.length, 'finding')}`)], list(items));
}

/** Errors and warnings of the base that the head has no more; null: none. */
export function mendedDetails(review: Review): Block | null {
  const mended = review.configs.flatMap((config) => config.fixed).filter((finding) => finding.severity !== 'notice');
  if (mended.length === 0) return null;
  const items = mended.slice(0, 50).map((finding) => findingItem(finding, review));
  const rest = mended.length > 50 ? [[text(`and ${mended.length - 50} more`)]] : [];
  return details(
    [text(`On the base, and mended here: ${plural(mended.length, 'finding')}`)],
    list([...items, ...rest]),
  );
}

/** All that the comment ever complained of is gone: it has no more to say than that. */
export function isResolved(review: Review, state: CommentState): boolean {
  return state.fixed.length > 0 && review.verdict === 'pass' && state.open.length === 0;
}

export function resolvedHeadline(review: Review, state: CommentState): readonly Inline[] {
  const last = state.fixed.at(-1)?.by ?? '';
  return [
    text(`✅ Resolved: ${plural(state.fixed.length, 'finding')} fixed, the last by `),
    ...link(commitUrl(base(review), last), code(shortSha(last))),
  ];
}
