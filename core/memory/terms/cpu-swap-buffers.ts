import type { Term } from './term.ts';

export const cpuSwapBuffers: Term = {
  id: 'cpu-swap-buffers',
  title: 'NVMe swap buffers',
  where: 'cpu',
  formula: 'buffer_count buffer_size e for parameters, buffer_count 4 x the largest sub group for the optimizer',
  source: 'runtime/swap_tensor/partitioned_param_swapper.py:124, runtime/swap_tensor/utils.py',
  rows: 'sw039',
};
