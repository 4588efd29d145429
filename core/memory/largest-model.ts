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
  const load = (params: number): number => loadOf(statesOf(params), target);
  let [fits, over] = [0, MOST];
  let [below, above] = [load(fits), load(over)];
  if (below > 1) return { params: 0, limit: limitOf(statesOf(1), target), unjudged };
  // Load grows with the parameters almost linearly, so the chord soon lands beside the answer; every third step halves, in case it does not.
  for (let step = 1; over - fits > 1; step += 1) {
    const chord = fits + ((1 - below) / (above - below)) * (over - fits);
    const guess = step % 3 === 0 ? (fits + over) / 2 : chord;
    const next = Math.min(over - 1, Math.max(fits + 1, Math.floor(guess) + (step % 3 === 2 ? 1 : 0)));
    const found = load(next);
    if (found > 1) [over, above] = [next, found];
    else [fits, below] = [next, found];
  }
  return { params: fits, limit: limitOf(statesOf(over), target), unjudged };
}

/** Share of the scarcest resource that is used; above 1 it does not fit. */
function loadOf(states: ModelStates, target: Target): number {
  const gpu = peakGpuBytes(states) / target.gpu.usableBytes;
  const cpu = target.cpu === null ? 0 : cpuBytesPerNode(states) / target.cpu.bytes;
  const nvme = target.nvme === null ? 0 : (states.sizes.ranksPerNode * bytesOf(states.nvme)) / target.nvme.bytes;
  return Math.max(gpu, cpu, nvme);
}

function limitOf(states: ModelStates, target: Target): 'gpu' | 'cpu' | 'nvme' | null {
  if (peakGpuBytes(states) > target.gpu.usableBytes) return 'gpu';
  if (target.cpu !== null && cpuBytesPerNode(states) > target.cpu.bytes) return 'cpu';
  if (target.nvme !== null && states.sizes.ranksPerNode * bytesOf(states.nvme) > target.nvme.bytes) return 'nvme';
  return null;
}
