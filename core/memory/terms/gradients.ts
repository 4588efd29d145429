import type { Term } from './term.ts';

export const gradients: Term = {
  id: 'gradients',
  title: 'Gradients before their reduction',
  where: 'gpu',
  formula:
    'e P_t at stages 0 and 1 until the boundary; of one bucket at stage 2 and 3; e V h once more for a tied embedding',
  source: 'runtime/engine.py:3921, runtime/zero/stage_1_and_2.py:958-975',
  rows: 'sw000, sw003, sw015, r001',
};
