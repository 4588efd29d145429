/**
 * Stages 1 and 2: weights whole on every rank, fp32 master, optimizer states and (stage 2) gradients of the own partition.
 * The parameter that the partition's boundary cuts counts whole in the engine; by count alone it is not known, and left out.
 */
import type { ZeroSettings } from '../settings/zero.ts';
import { type Moment, type Moments, type Part, part } from './moments.ts';
import { type StateSizes, stateBytesPerElement } from './sizes.ts';

export function stage12(sizes: StateSizes): Moments {
  return sizes.zero.offloadOptimizer.device === 'none' ? onGpu(sizes) : offloaded(sizes);
}

/** Stage 1 reduces when a backward is over, unless `overlap_comm` makes it reduce as stage 2 does. */
function reducesAtEnd({ stage, overlap }: ZeroSettings): boolean {
  return stage === 1 && !overlap;
}

interface Buckets {
  readonly held: number;
  readonly bucket: Part;
  readonly flatten: Part;
}

/** Buckets live from the first gradient of a backward to its end; flattening copies what a bucket holds, unless one rank gets it all. */
function buckets({ zero, width, trainable, ranks }: StateSizes): Buckets {
  const held = Math.min(zero.reduceBucket, trainable);
  const contiguous = zero.contiguousGradients || zero.offloadOptimizer.device !== 'none';
  const copies = contiguous ? (zero.overlap ? 2 : 1) : 0;
  return {
    held,
    bucket: part('reduce-bucket', width * zero.reduceBucket * copies),
    flatten: part('reduce-flatten', ranks > 1 || copies === 0 ? width * held : 0),
  };
}

/**
 * Stage 1 reduces when the backward is over: a gradient goes as it is copied into the bucket, so flattening comes on top of nothing more.
 * Rank 0 owns the parameters whose gradients come last: their partition exists beside a flattened bucket only where it is larger than one.
 */
function backwardOnGpu(sizes: StateSizes, resting: Moment, ownGradients: Part): readonly Moment[] {
  const { zero, width, trainable, part: own, accumulates } = sizes;
  const { held, bucket, flatten } = buckets(sizes);
  if (reducesAtEnd(zero)) {
    return [
      [...resting, part('gradients', width * trainable), bucket],
      [...resting, part('gradients', width * (trainable - held)), bucket, ownGradients],
    ];
  }
  const kept = accumulates ? [ownGradients] : [];
  return [
    [...resting, ...kept, bucket, flatten, ...(own > held ? [ownGradients] : [])],
    [...resting, ...kept, bucket, ownGradients],
  ];
}

function onGpu(sizes: StateSizes): Moments {
  const { zero, width, params, trainable, part: own, optimizer, accumulates } = sizes;
  const weights = part('model-weights', width * params);
  const master = part('master-weights', 4 * own);
  const states = part('optimizer-states', stateBytesPerElement(optimizer) * own);
  const resting = [weights, master, states];
  const allGradients = part('gradients', width * trainable);
  const ownGradients = part('gradient-partition', width * own);
  const bucket = part('reduce-bucket', width * zero.reduceBucket * (zero.contiguousGradients ? 1 : 0));
  // Stage 1 keeps every gradient, and the bucket, from one micro step to the next.
  const kept = accumulates ? (reducesAtEnd(zero) ? [allGradients, bucket] : [ownGradients]) : [];
  const flat = part('step-gradients', width * own);
  const single = part('step-gradients', width === 4 ? 0 : 4 * own);
  const temporary = part('optimizer-temporaries', optimizer.foreachTemporary ? 4 * own : 0);
  return {
    built: [weights],
    init: [
      [weights, part('init-temporaries', width * trainable)],
      [weights, master, part('init-temporaries', 4 * own)],
    ],
    afterInit: [weights, master],
    forward: [...resting, ...kept],
    backward: backwardOnGpu(sizes, resting, ownGradients),
    step: [
      [...resting, ownGradients, flat, single],
      [...resting, part('step-gradients', 4 * own), temporary],
    ],
    betweenSteps: resting,
  };
}

function offloaded(sizes: StateSizes): Moments {
  const { zero, width, params, trainable, largest, accumulates } = sizes;
  const weights = part('model-weights', width * params);
  // One GPU buffer of the largest parameter's size, kept for good; norms in fp64 and fp32 copies of one gradient at a time.
  const staging = part('offload-staging', width * largest);
  const resting = [weights, staging];
  const copying = part('gradient-norm', 8 * Math.min(largest, sizes.part));
  const { bucket, flatten } = buckets(sizes);
  const gradients = reducesAtEnd(zero) ? [part('gradients', width * trainable)] : [];
  const kept = accumulates && reducesAtEnd(zero) ? [...gradients, bucket] : [];
  return {
    built: [weights],
    init: [[weights, part('init-temporaries', width * trainable)], resting],
    afterInit: resting,
    forward: [...resting, ...kept],
    backward: reducesAtEnd(zero)
      ? [[...resting, ...gradients, bucket]]
      : [
          [...resting, bucket, flatten],
          [...resting, bucket, copying],
        ],
    step: [resting],
    betweenSteps: resting,
  };
}
