import type { Term } from './term.ts';

export const normalization: Term = {
  id: 'normalization',
  title: 'Activations of the norms',
  where: 'gpu',
  formula: 'RMSNorm: 4 n h + 2 e n h; LayerNorm: its input and 8 n',
  source: 'the modeling code of transformers',
  rows: 'sw061, r003',
};
