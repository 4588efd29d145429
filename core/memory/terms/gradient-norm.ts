import type { Term } from './term.ts';

export const gradientNorm: Term = {
  id: 'gradient-norm',
  title: 'Gradient norms',
  where: 'gpu',
  formula: '8 bytes of each element of one gradient at a time (fp64)',
  source: 'runtime/zero/utils.py:59, runtime/zero/stage_1_and_2.py:2684',
  rows: 'sw022, sw007',
};
