import type { Term } from './term.ts';

export const gradientPartition: Term = {
  id: 'gradient-partition',
  title: 'Gradients that rank 0 keeps',
  where: 'gpu',
  formula:
    'ZeRO-1/2: e x the full size of every parameter that begins in its partition, from the first flush to step(); ZeRO-3: e P / W, always',
  source: 'runtime/zero/stage_1_and_2.py:2184-2203, runtime/zero/stage3.py:780-795',
  rows: 'sw005, sw023, sw007; m07-accum32-z2, m08-accum32-z1 of h100-settings',
};
