import type { Term } from './term.ts';

export const nvmeWeights: Term = {
  id: 'nvme-weights',
  title: 'Parameters on NVMe',
  where: 'nvme',
  formula: 'e P of all ranks of the node',
  source: 'runtime/swap_tensor/partitioned_param_swapper.py',
  rows: null,
};
