import type { Term } from './term.ts';

export const initTemporaries: Term = {
  id: 'init-temporaries',
  title: 'Copies that live for a moment in initialize',
  where: 'gpu',
  formula: 'e P beside the flat weights; 4 P / W zero gradients',
  source:
    'runtime/zero/stage_1_and_2.py:505, 934-951; runtime/fp16/fused_optimizer.py:94-127; runtime/fp16/unfused_optimizer.py:412-433',
  rows: 'peak_init of all',
};
