import type { Term } from './term.ts';

export const offloadStaging: Term = {
  id: 'offload-staging',
  title: 'Staging for gradients on their way to the CPU',
  where: 'gpu',
  formula: 'e x the largest parameter (ZeRO-1/2); e ceil(numel / W) (ZeRO-3)',
  source: 'runtime/zero/stage_1_and_2.py:711-760, runtime/zero/stage3.py',
  rows: 'sw022, sw030',
};
