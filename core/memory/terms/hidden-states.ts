import type { Term } from './term.ts';

export const hiddenStates: Term = {
  id: 'hidden-states',
  title: 'Hidden states between layers',
  where: 'gpu',
  formula: 'e n h for each residual sum; with checkpointing one for each layer',
  source: 'the modeling code of transformers',
  rows: 'all',
};
