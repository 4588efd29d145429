/** Every term; a term's id is its file. */
import { activationGradients } from './activation-gradients.ts';
import { activations } from './activations.ts';
import { attention } from './attention.ts';
import { attentionBackward } from './attention-backward.ts';
import { attentionMask } from './attention-mask.ts';
import { cpuAccumulatedGradients } from './cpu-accumulated-gradients.ts';
import { cpuGradients } from './cpu-gradients.ts';
import { cpuInitTemporaries } from './cpu-init-temporaries.ts';
import { cpuMasterWeights } from './cpu-master-weights.ts';
import { cpuOptimizerStates } from './cpu-optimizer-states.ts';
import { cpuStaging } from './cpu-staging.ts';
import { cpuSwapBuffers } from './cpu-swap-buffers.ts';
import { cpuWeights } from './cpu-weights.ts';
import { cublasWorkspace } from './cublas-workspace.ts';
import { cudaContext } from './cuda-context.ts';
import { deviceBase } from './device-base.ts';
import { dropout } from './dropout.ts';
import { embeddings } from './embeddings.ts';
import { experts } from './experts.ts';
import { fragmentation } from './fragmentation.ts';
import { gatherBuffer } from './gather-buffer.ts';
import { gatheredWeights } from './gathered-weights.ts';
import { gradientNorm } from './gradient-norm.ts';
import { gradientPartition } from './gradient-partition.ts';
import { gradients } from './gradients.ts';
import { hiddenStates } from './hidden-states.ts';
import { initTemporaries } from './init-temporaries.ts';
import { inputs } from './inputs.ts';
import { keyValueCache } from './key-value-cache.ts';
import { libraries } from './libraries.ts';
import { logits } from './logits.ts';
import { loraAdapters } from './lora-adapters.ts';
import { masterWeights } from './master-weights.ts';
import { mlp } from './mlp.ts';
import { modelBuffers } from './model-buffers.ts';
import { modelWeights } from './model-weights.ts';
import { normalization } from './normalization.ts';
import { nvmeOptimizer } from './nvme-optimizer.ts';
import { nvmeWeights } from './nvme-weights.ts';
import { offloadStaging } from './offload-staging.ts';
import { optimizerStates } from './optimizer-states.ts';
import { optimizerTemporaries } from './optimizer-temporaries.ts';
import { process } from './process.ts';
import { quantizedGather } from './quantized-gather.ts';
import { quantizedReduce } from './quantized-reduce.ts';
import { reduceBucket } from './reduce-bucket.ts';
import { reduceFlatten } from './reduce-flatten.ts';
import { reductionBuffer } from './reduction-buffer.ts';
import { secondaryPartition } from './secondary-partition.ts';
import { stepGradients } from './step-gradients.ts';
import type { Term } from './term.ts';
import { vision } from './vision.ts';
import { weightPartition } from './weight-partition.ts';

/** Terms of tensors on the GPU, by their number. */
export const TENSOR_TERMS: readonly Term[] = [
  deviceBase,
  modelWeights,
  modelBuffers,
  weightPartition,
  gatheredWeights,
  gatherBuffer,
  masterWeights,
  optimizerStates,
  optimizerTemporaries,
  gradients,
  gradientPartition,
  reduceBucket,
  reduceFlatten,
  stepGradients,
  gradientNorm,
  initTemporaries,
  activations,
  hiddenStates,
  attention,
  mlp,
  normalization,
  experts,
  dropout,
  embeddings,
  logits,
  attentionMask,
  keyValueCache,
  activationGradients,
  attentionBackward,
  vision,
  inputs,
  cublasWorkspace,
  loraAdapters,
  offloadStaging,
  secondaryPartition,
  quantizedGather,
  reductionBuffer,
  quantizedReduce,
];

export const TERMS: readonly Term[] = [
  ...TENSOR_TERMS,
  fragmentation,
  cudaContext,
  process,
  libraries,
  cpuMasterWeights,
  cpuInitTemporaries,
  cpuOptimizerStates,
  cpuGradients,
  cpuAccumulatedGradients,
  cpuStaging,
  cpuWeights,
  cpuSwapBuffers,
  nvmeWeights,
  nvmeOptimizer,
];

const byId = new Map(TERMS.map((term) => [term.id, term] as const));

export function termById(id: string): Term | undefined {
  return byId.get(id);
}
