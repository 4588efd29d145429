/** Without a model: the largest parameter count whose model states fit a target. An upper bound, for activations come on top. */
import type { Target } from '../hardware/target.ts';
import { cpuBytesPerNode, type ModelStates, modelStates, peakGpuBytes } from './model-states.ts';
import { bytesOf } from './states/moments.ts';

export interface LargestModel {
  /** Elements; 0 where not even an empty model fits beside the engine's buffers. */
  readonly params: number;
  /** What ends it; null: nothing within the range that is looked at (10^13 parameters). */
  readonly limit: 'gpu' | 'cpu' | 'nvme' | null;
  /** CPU memory or NVMe of the target is needed but not known, so that only the GPU was judged. */
  readonly unjudged: readonly ('cpu' | 'nvme')[];
}

const MOST = 1e13;

/** `config`: a ds_config with every "auto" resolved. All parameters train; bf16, fp16 or fp32 as the config says. */
export function largestModel(config: unknown, target: Target): LargestModel {
  const statesOf = (params: number): ModelStates =>
    modelStates({ params, largestLayer: 0, worldSize: target.worldSize, gpusPerNode: target.gpusPerNode, config });
  const most = statesOf(MOST);
  const unjudged = [
    ...(target.cpu === null && most.sizes.zero.offloadOptimizer.device !== 'none' ? (['cpu'] as const) : []),
    ...(target.nvme === null && bytesOf(most.nvme) > 0 ? (['nvme'] as const) : []),
  ];
  if (limitOf(most, target) === null) return { params: MOST, limit: null, unjudged };
  let fits = 0;
  let over = MOST;
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (limitOf(statesOf(middle), target) === null) fits = middle;
    else over = middle;
  }
  return { params: fits, limit: limitOf(statesOf(over), target), unjudged };
}

function limitOf(states: ModelStates, target: Target): 'gpu' | 'cpu' | 'nvme' | null {
  if (peakGpuBytes(states) > target.gpu.usableBytes) return 'gpu';
  if (target.cpu !== null && cpuBytesPerNode(states) > target.cpu.bytes) return 'cpu';
  if (target.nvme !== null && states.sizes.ranksPerNode * bytesOf(states.nvme) > target.nvme.bytes) return 'nvme';
  return null;
}
