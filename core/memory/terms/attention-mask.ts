import type { Term } from './term.ts';

export const attentionMask: Term = {
  id: 'attention-mask',
  title: 'Additive attention mask',
  where: 'gpu',
  formula: 'e B S^2 where one is built',
  source: 'transformers/masking_utils.py',
  rows: 'sw065, kosmos-2 rows',
};
