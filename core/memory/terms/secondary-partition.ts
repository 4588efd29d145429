import type { Term } from './term.ts';

export const secondaryPartition: Term = {
  id: 'secondary-partition',
  title: 'Secondary partition of ZeRO++ (hpZ)',
  where: 'gpu',
  formula: 'e sum(ceil(numel / zero_hpz_partition_size))',
  source: 'runtime/zero/partition_parameters.py _partition_param_sec',
  rows: 'm02-hpz of h100-settings',
};
