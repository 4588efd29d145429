import type { Term } from './term.ts';

export const optimizerTemporaries: Term = {
  id: 'optimizer-temporaries',
  title: "Temporaries of torch's foreach AdamW",
  where: 'gpu',
  formula: '4 bytes of every updated element',
  source: 'torch/optim/adamw.py _multi_tensor_adamw',
  rows: 'sw026, r032',
};
