import type { Term } from './term.ts';

export const attention: Term = {
  id: 'attention',
  title: 'Activations of attention',
  where: 'gpu',
  formula:
    'flash: q, k, v, result (e n D each head) and 4 H n; eager: scores B H S^2 in fp32 and e (falcon with ALiBi at once 18 B H S^2); fp32 with grouped heads and T5: scores in fp32',
  source: 'torch scaled_dot_product_attention; transformers eager_attention_forward',
  rows: 'r009, sw061, sw065, r006, r027; all of h100-eager',
};
