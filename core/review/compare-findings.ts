/** What the pull request brought, what was there before, and what it mended. */
import type { LocatedFinding } from '../report/finding.ts';
import { fingerprint } from '../report/fingerprint.ts';
import type { ReviewFile } from './input.ts';
import type { ReviewFinding, SuppressedFinding } from './outcome.ts';
import type { LocatedSuppression } from './suppress.ts';

/** One side of a file. */
interface Found {
  readonly findings: readonly LocatedFinding[];
  readonly suppressed: readonly LocatedSuppression[];
}

/** By fingerprint, as often as it occurs: lines may move, and two findings of one kind in one place are two. */
export function compareFindings(
  base: Found | null,
  head: Found | null,
  file: Pick<ReviewFile, 'path' | 'head'>,
): { findings: ReviewFinding[]; fixed: ReviewFinding[]; suppressed: SuppressedFinding[] } {
  const before = (base?.findings ?? []).map((finding) => ({
    finding,
    id: fingerprint({ ...finding, path: file.path }),
  }));
  const left = new Map<string, number>();
  for (const { id } of before) left.set(id, (left.get(id) ?? 0) + 1);
  const take = (id: string): boolean => {
    const count = left.get(id) ?? 0;
    left.set(id, count - 1);
    return count > 0;
  };
  const compared = (finding: LocatedFinding): ReviewFinding => {
    const id = fingerprint(finding);
    return { ...finding, fingerprint: id, state: take(id) ? 'old' : 'new' };
  };
  const findings = (head?.findings ?? []).map(compared);
  // What is accepted now is still there: it is not fixed.
  const accepted = new Set((base?.suppressed ?? []).map(({ finding }) => fingerprint({ ...finding, path: file.path })));
  const suppressed = (head?.suppressed ?? []).map((one): SuppressedFinding => {
    const finding = compared(one.finding);
    return { ...one, finding: accepted.has(finding.fingerprint) ? { ...finding, state: 'old' } : finding };
  });
  const fixed = before.flatMap(({ finding, id }) => (take(id) ? [asFixed(finding, id)] : []));
  return { findings, suppressed, fixed: file.head === null ? [] : fixed };
}

const asFixed = (finding: LocatedFinding, id: string): ReviewFinding => ({
  ...finding,
  fingerprint: id,
  state: 'fixed',
});
