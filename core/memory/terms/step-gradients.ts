import type { Term } from './term.ts';

export const stepGradients: Term = {
  id: 'step-gradients',
  title: 'Gradients flattened and in fp32 for the update',
  where: 'gpu',
  formula: 'e P / W and 4 P / W; FP16_Optimizer 4 P twice',
  source:
    'runtime/zero/stage_1_and_2.py:3013-3160, runtime/zero/stage3.py:2873-2931, runtime/fp16/fused_optimizer.py:283-295',
  rows: 'sw002, sw000, sw052',
};
