import type { Term } from './term.ts';

export const cpuOptimizerStates: Term = {
  id: 'cpu-optimizer-states',
  title: 'Optimizer states on the CPU',
  where: 'cpu',
  formula: '8 P / W, pageable, made by the first step',
  source: 'ops/adam/cpu_adam.py',
  rows: 'sw022, sw030',
};
