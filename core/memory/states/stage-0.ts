/**
 * Stage 0: every rank holds everything. In fp32 the optimizer works on the model itself; in half precision FP16_Optimizer (FusedAdam) or
 * FP16_UnfusedOptimizer keeps fp32 master weights.
 */
import { type Moments, part } from './moments.ts';
import { type StateSizes, stateBytesPerElement } from './sizes.ts';

/** Elements of a bucket of the gradients' all-reduce; a constant of the engine, `reduce_bucket_size` is not read. */
const ALLREDUCE_BUCKET = 500_000_000;

export function stage0(sizes: StateSizes): Moments {
  const { params, trainable, width, optimizer, accumulates } = sizes;
  const half = width === 2;
  const weights = part('model-weights', width * params);
  const master = half ? [part('master-weights', 4 * trainable)] : [];
  const states = part('optimizer-states', stateBytesPerElement(optimizer) * trainable);
  const gradients = part('gradients', width * trainable);
  const flatten = part('reduce-flatten', width * Math.min(trainable, ALLREDUCE_BUCKET));
  const temporary = optimizer.foreachTemporary ? [part('optimizer-temporaries', 4 * trainable)] : [];
  const resting = [weights, ...master, states];
  // FP16_Optimizer holds the list of fp32 gradients and their flat copy at once; the unfused one the list and the optimizer's temporary.
  const stepGradients = (copies: number) => part('step-gradients', half ? 4 * copies * trainable : 0);
  const steps = optimizer.fusedAdam
    ? [[...resting, gradients, stepGradients(2)]]
    : [[...resting, gradients, stepGradients(1), ...temporary]];
  const zeroGradients = part('init-temporaries', optimizer.fusedAdam ? 4 * trainable : (4 + width) * trainable);
  const afterInit = half ? resting : [weights];
  return {
    built: [weights],
    init: [half ? [...resting, zeroGradients] : [weights]],
    afterInit,
    forward: accumulates ? [...resting, gradients] : resting,
    backward: [[...resting, gradients, flatten]],
    step: steps,
    betweenSteps: resting,
  };
}
