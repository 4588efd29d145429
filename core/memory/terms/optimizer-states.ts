import type { Term } from './term.ts';

export const optimizerStates: Term = {
  id: 'optimizer-states',
  title: 'Optimizer states',
  where: 'gpu',
  formula:
    'Adam 8 P / W, made by the first step; at stage 0 in fp16/bf16 in initialize. Lion and Adagrad 4 P / W, SGD with momentum 4 P / W, 8-bit Adam 2 (1 + 4/256) P / W',
  source: 'runtime/zero/stage_1_and_2.py:934-951, 3013-3160; runtime/zero/stage3.py:2873-2931; ops/adam',
  rows: 'Adam: all; m05-lion of h100-settings; the others derived',
};
