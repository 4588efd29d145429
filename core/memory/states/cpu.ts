/** CPU memory of one rank: what offload puts there, in pinned blocks (powers of two) where `pin_memory` says so, and what a process needs anyway. */
import {
  PROCESS_AT_INIT,
  PROCESS_WITH_CPU_OPTIMIZER,
  PROCESS_WITH_GPU_OPTIMIZER,
  pinnedBlock,
} from '../host/host-memory.ts';
import { bytesOf, type Moment, type Part, part } from './moments.ts';
import { type StateSizes, stateBytesPerElement } from './sizes.ts';

/** Python, PyTorch and DeepSpeed themselves, above which the figures of a rank count. Measured. */
export const LIBRARIES_BYTES = 2 ** 29;

export interface CpuStates {
  readonly init: Moment;
  readonly training: Moment;
  readonly pinnedBytes: number;
}

export function cpuStates(sizes: StateSizes): CpuStates {
  const { stage, offloadOptimizer, offloadParameters } = sizes.zero;
  const onCpu = offloadOptimizer.device !== 'none';
  const kept = stage === 3 ? stage3(sizes) : onCpu ? stage12(sizes) : NOTHING;
  const process = part('process', onCpu ? PROCESS_WITH_CPU_OPTIMIZER : PROCESS_WITH_GPU_OPTIMIZER);
  return {
    init: [part('process', PROCESS_AT_INIT), ...kept.resting, ...kept.duringInit],
    training: [process, ...kept.resting, ...kept.duringStep],
    pinnedBytes: offloadOptimizer.pinned || offloadParameters.device !== 'none' ? kept.pinnedBytes : 0,
  };
}

export function residentBytes(states: CpuStates): number {
  return Math.max(bytesOf(states.init), bytesOf(states.training));
}

interface Kept {
  readonly resting: readonly Part[];
  readonly duringInit: readonly Part[];
  readonly duringStep: readonly Part[];
  readonly pinnedBytes: number;
}

const NOTHING: Kept = { resting: [], duringInit: [], duringStep: [], pinnedBytes: 0 };

/** Master weights, fp32 gradients, half-precision weights and one staging buffer; optimizer states come with the first step. */
function stage12({ zero, width, part: own, largest, optimizer, accumulates }: StateSizes): Kept {
  const block = zero.offloadOptimizer.pinned ? pinnedBlock : (bytes: number): number => bytes;
  const master = block(4 * own);
  const gradients = block(4 * own);
  const weights = block(width * own);
  const staging = block(width * largest);
  const accumulated = accumulates ? width * own : 0;
  return {
    resting: [
      part('cpu-master-weights', master),
      part('cpu-gradients', gradients),
      part('cpu-weights', weights),
      part('cpu-staging', staging),
    ],
    duringInit: [],
    duringStep: [
      part('cpu-optimizer-states', stateBytesPerElement(optimizer) * own),
      part('cpu-accumulated-gradients', accumulated),
    ],
    pinnedBytes: zero.offloadOptimizer.pinned ? master + gradients + weights + staging + accumulated : 0,
  };
}

function stage3({ zero, width, part: own, weightPart, group, optimizer }: StateSizes): Kept {
  const { offloadOptimizer, offloadParameters } = zero;
  const weights = cpuWeights();
  if (offloadOptimizer.device === 'none') {
    const moved = offloadParameters.device === 'none' ? [part('cpu-weights', width * weightPart)] : [];
    return { resting: weights.resting, duringInit: moved, duringStep: [], pinnedBytes: weights.pinnedBytes };
  }
  const block = offloadOptimizer.pinned ? pinnedBlock : (bytes: number): number => bytes;
  const groups = own === 0 ? 0 : Math.ceil(own / group);
  const nvme = offloadOptimizer.device === 'nvme';
  // fp32 gradients are pinned by sub group, the last one smaller; the half-precision ones in one block.
  const rest = own - Math.max(0, groups - 1) * group;
  const fp32Gradients = nvme || groups === 0 ? 0 : (groups - 1) * block(4 * group) + block(4 * rest);
  const halfGradients = block(width * own);
  const states = stateBytesPerElement(optimizer);
  const swapBuffers = nvme ? offloadOptimizer.bufferCount * 4 * group : 0;
  const copyBack = offloadParameters.device === 'none' && width !== 4 ? width * group : 0;
  return {
    resting: [
      part('cpu-master-weights', nvme ? 0 : 4 * own),
      part('cpu-gradients', fp32Gradients + halfGradients),
      part('cpu-swap-buffers', swapBuffers),
      ...weights.resting,
    ],
    duringInit: [part('cpu-init-temporaries', 4 * group)],
    duringStep: [part('cpu-optimizer-states', nvme ? states * group : states * own), part('cpu-weights', copyBack)],
    pinnedBytes: weights.pinnedBytes + (offloadOptimizer.pinned ? fp32Gradients + halfGradients : 0),
  };

  function cpuWeights(): { readonly resting: readonly Part[]; readonly pinnedBytes: number } {
    if (offloadParameters.device === 'none') return { resting: [], pinnedBytes: 0 };
    // Always pinned in one block; zero.Init's own partitions stay in the pinned pool beside it where they were pinned too.
    const kept = offloadParameters.device === 'nvme' ? Math.min(weightPart, offloadParameters.maxInCpu) : weightPart;
    const flat = pinnedBlock(width * kept);
    const pooled = offloadParameters.pinned && offloadParameters.device === 'cpu' ? width * weightPart : 0;
    const buffers =
      offloadParameters.device === 'nvme' ? offloadParameters.bufferCount * offloadParameters.bufferSize * width : 0;
    return {
      resting: [part('cpu-weights', flat + pooled), part('cpu-swap-buffers', buffers)],
      pinnedBytes: flat + pooled,
    };
  }
}
