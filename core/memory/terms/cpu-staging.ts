import type { Term } from './term.ts';

export const cpuStaging: Term = {
  id: 'cpu-staging',
  title: "Weights in the model's type on the CPU",
  where: 'cpu',
  formula: 'e P / W: copies on their way between CPU and GPU',
  source: 'runtime/zero/stage_1_and_2.py:700, runtime/zero/utils.py:234',
  rows: 'sw006, sw022',
};
