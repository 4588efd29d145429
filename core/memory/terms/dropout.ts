import type { Term } from './term.ts';

export const dropout: Term = {
  id: 'dropout',
  title: 'Dropout masks and results',
  where: 'gpu',
  formula: '1 byte an element, and its result',
  source: 'the modeling code of transformers',
  rows: 'r003, r005',
};
