import type { Term } from './term.ts';

export const cpuGradients: Term = {
  id: 'cpu-gradients',
  title: 'fp32 gradients on the CPU',
  where: 'cpu',
  formula: '4 P / W pinned, and a staging block of the largest parameter',
  source: 'runtime/zero/stage_1_and_2.py:711-760, runtime/zero/stage3.py:1301-1371',
  rows: 'sw022, sw041',
};
