import type { Term } from './term.ts';

export const modelWeights: Term = {
  id: 'model-weights',
  title: "Weights in the model's type",
  where: 'gpu',
  formula: 'e P; ZeRO-1/2 and FP16_Optimizer flatten the trained ones, padded to a multiple of 2 W',
  source: 'runtime/zero/stage_1_and_2.py:505-560, runtime/fp16/fused_optimizer.py:94',
  rows: 'all of stages 0 to 2',
};
