import type { Term } from './term.ts';

export const weightPartition: Term = {
  id: 'weight-partition',
  title: 'ZeRO-3 partition of the weights',
  where: 'gpu',
  formula: 'e sum(ceil(numel / W))',
  source: 'runtime/zero/partition_parameters.py:1778-1889, runtime/zero/stage3.py:780-795',
  rows: 'all of stage 3 without offload_param',
};
