import type { Term } from './term.ts';

export const cpuMasterWeights: Term = {
  id: 'cpu-master-weights',
  title: 'fp32 master weights on the CPU',
  where: 'cpu',
  formula: '4 P / W; two copies for a moment in initialize of ZeRO-3',
  source: 'runtime/zero/stage_1_and_2.py:560, runtime/zero/stage3.py:1081-1175',
  rows: 'sw022, sw030',
};
