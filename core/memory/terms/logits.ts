import type { Term } from './term.ts';

export const logits: Term = {
  id: 'logits',
  title: 'Logits, their fp32 copy and the loss',
  where: 'gpu',
  formula:
    'forward 10 n V at its end (2 logits + 4 float + 4 log_softmax), 4 n V kept, 12 n V in backward; without the upcast 2 e n V',
  source: 'transformers/loss/loss_utils.py:59',
  rows: 'sw057, r037',
};
