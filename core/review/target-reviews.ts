/** A config on every target of the matrix, base → head. */
import type { Target } from '../hardware/target.ts';
import { largestModelOf } from './largest.ts';
import { memoryOf } from './memory.ts';
import type { Memory, TargetReview } from './outcome.ts';
import type { Side } from './side.ts';
import type { KnownWorkload } from './workload.ts';

export function targetReviews(
  base: Side | null,
  head: Side,
  workload: KnownWorkload | null,
  targets: readonly Target[],
): readonly TargetReview[] {
  const before = base === null ? null : memoryOf(base, workload);
  const now = memoryOf(head, workload);
  return targets.map((target): TargetReview => {
    const [was, is] = [before?.(target) ?? null, now(target)];
    const common = { target: target.name, worldSize: target.worldSize, base: was?.memory ?? null };
    if (is === null) {
      if (workload !== null)
        return { ...common, head: null, fit: 'unknown', reason: 'could not be estimated', largestModel: null };
      const [largestBefore, largestNow] = [
        base === null ? null : largestModelOf(base, target),
        largestModelOf(head, target),
      ];
      const largest = { base: largestBefore?.params ?? null, head: largestNow?.params ?? null };
      return { ...common, head: null, fit: 'unknown', reason: largestNow?.limit ?? '', largestModel: largest };
    }
    const { fit, message } = is.verdict;
    return {
      ...common,
      head: is.memory,
      fit,
      reason: fit === 'fits' ? baseWords(was?.verdict.fit) : message,
      largestModel: null,
    };
  });
}

/** Worth a word: what this change makes possible. */
function baseWords(before: Memory['fit'] | undefined): string {
  return before === 'does-not-fit' ? 'it did not before' : '';
}
