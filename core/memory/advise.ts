/** The largest micro batch that fits a target: guessed by the fast form, settled by the replay. */
import type { Target } from '../hardware/target.ts';
import { estimate } from './estimate.ts';
import { fastForm, fastMemory } from './plan/fast-form.ts';
import type { MemoryEstimate } from './result.ts';
import type { TrainingRun } from './run.ts';
import { fitsWhatIsKnown } from './verdict.ts';

export type LargestMicroBatch =
  | { readonly ok: true; readonly microBatch: number; readonly estimate: MemoryEstimate }
  /** `too-small`: not even one sample fits. */
  | { readonly ok: false; readonly code: 'too-small' | 'unknown'; readonly message: string };

const MOST = 4096;
/** Steps away from the guess that are replayed in either direction before it is halved. */
const NEAR = 4;

/** All else as in the run; accumulation steps stay. Samples of one rank. */
export function largestMicroBatch(given: TrainingRun, target: Target): LargestMicroBatch {
  const run: TrainingRun = { ...given, worldSize: target.worldSize, gpusPerNode: target.gpusPerNode };
  if (run.model.kind === 'count')
    return { ok: false, code: 'unknown', message: 'without the model its activations are not known' };
  const form = fastForm(run);
  if ('error' in form) return { ok: false, code: 'unknown', message: form.error };
  const fast = (microBatch: number): number =>
    fastMemory(form, { ...run, microBatch, checkpointing: run.gradientCheckpointing }).gpuBytes;
  const replay = (microBatch: number): MemoryEstimate | null => {
    const found = estimate({ ...run, microBatch });
    return !('error' in found) && fitsWhatIsKnown(found, target) ? found : null;
  };
  let guess = lastThat((microBatch) => fast(microBatch) <= target.gpu.usableBytes);
  let best: { readonly microBatch: number; readonly estimate: MemoryEstimate } | null = null;
  while (best === null && guess > 0) {
    for (let microBatch = guess; microBatch > Math.max(0, guess - NEAR) && best === null; microBatch -= 1) {
      const found = replay(microBatch);
      if (found !== null) best = { microBatch, estimate: found };
    }
    if (best === null) guess = Math.min(guess - NEAR, Math.floor(guess * 0.85));
  }
  best ??= oneSample(replay(1));
  if (best === null) return { ok: false, code: 'too-small', message: 'not even a micro batch of 1 fits' };
  for (let tries = 0; tries < NEAR && best.microBatch >= guess; tries += 1) {
    const found = replay(best.microBatch + 1);
    if (found === null) break;
    best = { microBatch: best.microBatch + 1, estimate: found };
  }
  return { ok: true, ...best };
}

function oneSample(
  found: MemoryEstimate | null,
): { readonly microBatch: number; readonly estimate: MemoryEstimate } | null {
  return found === null ? null : { microBatch: 1, estimate: found };
}

/** Largest of 1 to MOST for which a condition that turns once from true to false holds; 0: none. */
function lastThat(holds: (microBatch: number) => boolean): number {
  let low = 0;
  let high = MOST + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
