/** Where DeepSpeed makes what a term counts: stages 1 and 2, stage 3, stage 0 where they differ. */

const STAGE_12 = 'deepspeed/runtime/zero/stage_1_and_2.py';
const STAGE_3 = 'deepspeed/runtime/zero/stage3.py';

type Lines = Readonly<Record<string, readonly [stage0: string, stage12: string, stage3: string]>>;

const LINES: Lines = {
  'model-weights': ['deepspeed/runtime/engine.py', `${STAGE_12}:505`, `${STAGE_3}:913`],
  'weight-partition': ['', '', 'deepspeed/runtime/zero/partition_parameters.py:1778'],
  'gathered-weights': ['', '', 'deepspeed/runtime/zero/partitioned_param_coordinator.py:356'],
  'master-weights': ['deepspeed/runtime/fp16/fused_optimizer.py:94', `${STAGE_12}:560`, `${STAGE_3}:1081`],
  'optimizer-states': ['deepspeed/runtime/fp16/fused_optimizer.py:127', `${STAGE_12}:934`, `${STAGE_3}:1301`],
  'optimizer-temporaries': [
    'torch/optim/adam.py, foreach',
    'torch/optim/adam.py, foreach',
    'torch/optim/adam.py, foreach',
  ],
  gradients: ['deepspeed/runtime/engine.py', `${STAGE_12}:958`, `${STAGE_3}:780`],
  'gradient-partition': ['', `${STAGE_12}:2184`, `${STAGE_3}:795`],
  'reduce-bucket': ['', `${STAGE_12}:3256`, `${STAGE_3}:780`],
  'reduce-flatten': [
    'deepspeed/runtime/engine.py:3921',
    `${STAGE_12}:1516`,
    'deepspeed/runtime/comm/coalesced_collectives.py:100',
  ],
  'step-gradients': ['deepspeed/runtime/fp16/fused_optimizer.py:283', `${STAGE_12}:3013`, `${STAGE_3}:1502`],
  'gradient-norm': ['', `${STAGE_12}:1873`, `${STAGE_3}:1502`],
  'init-temporaries': ['deepspeed/runtime/fp16/fused_optimizer.py:127', `${STAGE_12}:659`, `${STAGE_3}:1120`],
  'offload-staging': ['', `${STAGE_12}:659`, ''],
  'cpu-master-weights': ['', `${STAGE_12}:560`, `${STAGE_3}:1081`],
  'cpu-gradients': ['', `${STAGE_12}:659`, `${STAGE_3}:1301`],
  'cpu-weights': ['', `${STAGE_12}:560`, `${STAGE_3}:906`],
  'cpu-staging': ['', `${STAGE_12}:659`, ''],
  'cpu-optimizer-states': ['', `${STAGE_12}:934`, `${STAGE_3}:1301`],
  'cpu-accumulated-gradients': ['', `${STAGE_12}:1873`, ''],
  'cpu-init-temporaries': ['', '', `${STAGE_3}:1301`],
  'cpu-swap-buffers': ['', '', 'deepspeed/runtime/swap_tensor/utils.py'],
  'nvme-optimizer': ['', '', 'deepspeed/runtime/swap_tensor/optimizer_utils.py:102'],
  'nvme-weights': ['', '', 'deepspeed/runtime/swap_tensor/partitioned_param_swapper.py:124'],
  process: ['measured on 127 runs', 'measured on 127 runs', 'measured on 127 runs'],
};

export function sourceOf(term: string, stage: 0 | 1 | 2 | 3): string {
  const lines = LINES[term];
  if (lines === undefined) return 'derived';
  const line = stage === 0 ? lines[0] : stage === 3 ? lines[2] : lines[1];
  return line === '' ? 'derived' : line;
}

export const TERMS_WITH_SOURCE: readonly string[] = Object.keys(LINES);
