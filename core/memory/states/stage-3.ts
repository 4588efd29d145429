/**
 * Stage 3: weights, gradients and states of the own partition. What is gathered for a forward or backward is bounded by
 * `stage3_max_live_parameters`, which the prefetch really fills: a model below it is gathered whole.
 */
import { type Moment, type Moments, type Part, part } from './moments.ts';
import { type StateSizes, stateBytesPerElement } from './sizes.ts';

export function stage3(sizes: StateSizes): Moments {
  const { zero, width, params, trainable, part: own, weightPart, group, largest, ranks, optimizer } = sizes;
  const optimizerOnGpu = zero.offloadOptimizer.device === 'none';
  const weightsOnGpu = zero.offloadParameters.device === 'none';
  const weights = part('weight-partition', weightsOnGpu ? width * weightPart : 0);
  const bucket = part('reduce-bucket', zero.contiguousGradients ? width * zero.reduceBucket : 0);
  const gradients = part('gradient-partition', optimizerOnGpu ? width * own : 0);
  const master = part('master-weights', optimizerOnGpu ? 4 * own : 0);
  const states = part('optimizer-states', optimizerOnGpu ? stateBytesPerElement(optimizer) * own : 0);
  const afterInit = [weights, master, bucket, gradients];
  const resting = [weights, master, bucket, gradients, states];
  // At the end of init each parameter is gathered once, to register its hook.
  const gatheredOnce = part(
    'gathered-weights',
    width * Math.ceil(largest / ranks) * ranks + (weightsOnGpu ? 0 : width * Math.ceil(largest / ranks)),
  );
  const gathered = part('gathered-weights', width * liveParameters(sizes, params));
  // A bucket fills while backward works through the model: what it holds is not gathered any more.
  const held = Math.max(Math.min(zero.reduceBucket, trainable), Math.min(largest, trainable));
  const flatten = part('reduce-flatten', width * held);
  const stillGathered = part('gathered-weights', Math.min(gathered.bytes, width * Math.max(largest, params - held)));
  const newest = part('gradients', width * Math.min(largest, trainable));
  const norm = part('gradient-norm', optimizerOnGpu ? 0 : 8 * Math.ceil(largest / ranks));
  return {
    built: [weights],
    init: [
      [weights, master, part('init-temporaries', optimizerOnGpu ? 4 * group : 0)],
      [...afterInit, gatheredOnce],
    ],
    afterInit,
    forward: [...resting, gathered],
    backward: [
      [...resting, gathered, newest],
      [...resting, stillGathered, flatten, norm],
    ],
    step: stepMoments(sizes, resting, optimizerOnGpu),
    betweenSteps: resting,
  };
}

/** One rank alone gathers nothing: its partition is the parameter, unless that lies on the CPU. */
function liveParameters({ zero, ranks, largest }: StateSizes, params: number): number {
  if (ranks === 1 && zero.offloadParameters.device === 'none') return 0;
  const bound = zero.prefetchBucket === 0 ? 2 * largest : Math.max(zero.maxLive, largest);
  return Math.min(params, bound);
}

function stepMoments(
  { width, group, optimizer }: StateSizes,
  resting: readonly Part[],
  onGpu: boolean,
): readonly Moment[] {
  if (!onGpu) return [resting];
  const flat = width * group;
  const single = width === 4 ? 0 : 4 * group;
  return [
    [...resting, part('step-gradients', flat + single)],
    [
      ...resting,
      part('step-gradients', Math.max(flat, single)),
      part('optimizer-temporaries', optimizer.foreachTemporary ? 4 * group : 0),
    ],
  ];
}
