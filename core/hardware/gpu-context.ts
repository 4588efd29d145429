/**
 * What a training process takes on the GPU beside PyTorch's allocator: CUDA context, kernels' modules and NCCL buffers.
 * A driver-side share that no PyTorch counter shows, and that `memory.total_bytes` still contains.
 */

const MIB = 2 ** 20;

export interface GpuContext {
  /** Bytes of one process. */
  readonly bytes: number;
  readonly parts: readonly {
    readonly part: 'cuda-context' | 'nccl';
    readonly bytes: number;
    readonly source: string;
  }[];
  readonly confidence: 'measured' | 'assumed';
}

/** The highest of the runs: 812 to 832 MiB with ZeRO, 742 to 762 MiB without. */
const CUDA_CONTEXT_BYTES = 832 * MIB;
const CUDA_CONTEXT_SOURCE = 'measured on H100 80GB, driver 580, PyTorch 2.11, CUDA 13: 742 to 832 MiB in 127 runs';

/** 1,804 MiB less the context: the same on both ranks in all of eight runs. */
const NCCL_BYTES = 972 * MIB;
const NCCL_SOURCE =
  'measured on 2 x H200 with NCCL: 1,804 MiB for context and NCCL together in 8 runs of two ranks; more ranks are assumed alike';

/** Bytes of one rank's process outside PyTorch's allocator. Assumed alike on vendors and at world sizes that were not measured. */
export function gpuContext(worldSize: number, vendor: 'nvidia' | 'amd' | 'intel' | 'huawei' = 'nvidia'): GpuContext {
  const context = { part: 'cuda-context', bytes: CUDA_CONTEXT_BYTES, source: CUDA_CONTEXT_SOURCE } as const;
  const parts =
    worldSize > 1 ? [context, { part: 'nccl', bytes: NCCL_BYTES, source: NCCL_SOURCE } as const] : [context];
  return {
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    parts,
    confidence: vendor === 'nvidia' && worldSize <= 2 ? 'measured' : 'assumed',
  };
}
