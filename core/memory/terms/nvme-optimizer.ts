import type { Term } from './term.ts';

export const nvmeOptimizer: Term = {
  id: 'nvme-optimizer',
  title: 'Master weights and optimizer states on NVMe',
  where: 'nvme',
  formula: "12 P of all ranks of the node (fp32 master weights and Adam's states)",
  source: 'runtime/swap_tensor/partitioned_optimizer_swapper.py',
  rows: null,
};
