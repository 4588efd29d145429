import type { Term } from './term.ts';

export const mlp: Term = {
  id: 'mlp',
  title: 'Activations of the feed-forward layers',
  where: 'gpu',
  formula: 'gated: 4 e n I; gelu_new 5 e n I; others 2 e n I',
  source: 'the modeling code of transformers',
  rows: 'sw061, r003',
};
