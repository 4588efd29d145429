import type { Term } from './term.ts';

export const cpuWeights: Term = {
  id: 'cpu-weights',
  title: 'Parameters offloaded to the CPU',
  where: 'cpu',
  formula: 'e P / W, always pinned in one flat block; those of zero.Init before',
  source: 'runtime/zero/stage3.py:906, runtime/zero/partition_parameters.py:1778-1889',
  rows: 'sw038, r002',
};
