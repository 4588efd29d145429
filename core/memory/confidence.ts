/** How far an estimate can be trusted, and what it takes for granted. */
import type { Replay } from './replay.ts';
import type { Confidence } from './result.ts';
import type { TrainingRun } from './run.ts';
import { notModelled } from './settings/not-modelled.ts';
import type { ResolvedRun } from './settings/resolved-run.ts';

/** `measured`: rows of this family, stage and optimizer confirm it. `derived`: formulas from the source alone. `assumed`: with guesses. */
export function confidenceOf(
  run: TrainingRun,
  { zero, optimizer, network, precision }: ResolvedRun,
  result: Replay,
): Confidence {
  if (run.extraParameters !== undefined || network.tensorParallel > 1) return 'assumed';
  if (!optimizer.known || notModelled(run.config).length > 0) return 'assumed';
  const { width, gradientWidth, masterWidth, communicationWidth } = precision;
  const types = gradientWidth !== width || masterWidth !== 4 || communicationWidth !== width;
  const odd =
    types ||
    zero.secondaryPartition > 1 ||
    zero.quantizedWeights ||
    zero.quantizedGradients ||
    zero.offloadOptimizer.ratio < 1;
  const nvme = zero.offloadOptimizer.device === 'nvme' || zero.offloadParameters.device === 'nvme';
  return result.measuredFamily && optimizer.measured && !odd && !nvme && run.attention !== 'flash'
    ? 'measured'
    : 'derived';
}

export function assumptionsOf(run: TrainingRun, { zero, network, optimizer }: ResolvedRun, result: Replay): string[] {
  const list = [
    `Every sample has ${run.sequenceLength} tokens without padding.`,
    ...result.assumes,
    'The allocator is PyTorch 2.11 with transformers 5.17; other versions differ in places.',
  ];
  if (zero.stage === 3) list.push('The model is built under zero.Init.');
  if (!result.measuredFamily) list.push('No measured run backs the activations of this model family.');
  if (network.tensorParallel > 1) {
    list.push(`Tensor parallelism divides weights and activations of linear layers by ${network.tensorParallel}.`);
  }
  if (!optimizer.known) {
    list.push(
      `The optimizer ${optimizer.name.slice(0, 60)} is taken to keep two fp32 tensors of the size of the weights, as Adam does.`,
    );
  }
  list.push(...notModelled(run.config));
  if (run.attention === 'flash') list.push('The flash-attn package allocates as PyTorch’s own flash kernel does.');
  return list;
}
