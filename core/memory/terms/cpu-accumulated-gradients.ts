import type { Term } from './term.ts';

export const cpuAccumulatedGradients: Term = {
  id: 'cpu-accumulated-gradients',
  title: "Gradients in the model's type on the CPU",
  where: 'cpu',
  formula: 'ZeRO-3: e P / W; ZeRO-1/2 with accumulation: e x each own parameter, each block a power of two',
  source: 'runtime/zero/stage_1_and_2.py:1873-1911, runtime/zero/stage3.py',
  rows: 'sw040, sw030',
};
