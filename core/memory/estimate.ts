/** The memory of a training run, by replaying what engine and model allocate. */
import type { EstimateError, MemoryEstimate } from './result.ts';
import type { TrainingRun } from './run.ts';

/** Never throws: what is wrong with a run or its model comes back as `error`, one sentence. Bytes throughout. */
export function estimate(run: TrainingRun): MemoryEstimate | EstimateError {
  if (run.model.kind === 'count') return { error: 'Estimates by parameter count are not there yet.' };
  return { error: 'No model family is there yet.' };
}
