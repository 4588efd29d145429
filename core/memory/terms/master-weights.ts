import type { Term } from './term.ts';

export const masterWeights: Term = {
  id: 'master-weights',
  title: 'fp32 master weights',
  where: 'gpu',
  formula: '4 P / W; at stage 0 4 P',
  source: 'runtime/zero/stage_1_and_2.py:560, runtime/zero/stage3.py:1081-1175, runtime/fp16/fused_optimizer.py:127',
  rows: 'all of bf16 and fp16 without offload; m06-bf16-states of h100-settings',
};
