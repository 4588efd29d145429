import type { Term } from './term.ts';

export const attentionBackward: Term = {
  id: 'attention-backward',
  title: "Temporaries of attention's backward",
  where: 'gpu',
  formula: 'dq, dk, dv, fp32 dq accumulator 4 B S128 H D; with grouped heads full dk and dv',
  source: 'torch _scaled_dot_product_flash_attention_backward',
  rows: 'r029, sw059',
};
