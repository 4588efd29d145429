/** A config on every target of the matrix, base → head. */
import type { Target } from '../hardware/target.ts';
import { adviceFor } from './advice.ts';
import { largestModelOf } from './largest.ts';
import { memoryOf } from './memory.ts';
import type { TargetReview } from './outcome.ts';
import type { Side } from './side.ts';
import type { KnownWorkload } from './workload.ts';

/** UTF-16 units: no config that people write is larger, and each trial copies it. */
const LARGEST_TEXT = 65_536;

export interface AdviceBudget {
  /** Targets for which a config that fits is still looked for: each costs a few replays. */
  left: number;
}

export function targetReviews(
  base: Side | null,
  head: Side,
  workload: KnownWorkload | null,
  targets: readonly Target[],
  budget: AdviceBudget,
): readonly TargetReview[] {
  const before = base === null ? null : memoryOf(base, workload);
  const now = memoryOf(head, workload);
  return targets.map((target): TargetReview => {
    const [was, is] = [before?.(target) ?? null, now(target)];
    const common = {
      target: target.name,
      worldSize: target.worldSize,
      base: was?.memory ?? null,
      advice: null,
      largestModel: null,
    };
    if (is === null) return { ...common, head: null, fit: 'unknown', ...withoutEstimate(base, head, workload, target) };
    const { fit, message } = is.verdict;
    const wasTooSmall = was?.verdict.fit === 'does-not-fit';
    const shown = { ...common, head: is.memory, fit };
    if (fit === 'fits') return { ...shown, reason: wasTooSmall ? 'it did not before' : '' };
    if (fit !== 'does-not-fit') return { ...shown, reason: message };
    const reason = was === null ? message : `${message}${wasTooSmall ? ' (nor did the base fit)' : ' (the base fits)'}`;
    if (workload === null || budget.left <= 0 || head.document.text.length > LARGEST_TEXT) return { ...shown, reason };
    budget.left -= 1;
    return { ...shown, reason, advice: adviceFor(head, workload, target) };
  });
}

function withoutEstimate(
  base: Side | null,
  head: Side,
  workload: KnownWorkload | null,
  target: Target,
): Pick<TargetReview, 'reason' | 'largestModel'> {
  if (workload !== null) return { reason: 'could not be estimated', largestModel: null };
  const before = base === null ? null : largestModelOf(base, target);
  const now = largestModelOf(head, target);
  return { reason: now?.limit ?? '', largestModel: { base: before?.params ?? null, head: now?.params ?? null } };
}
