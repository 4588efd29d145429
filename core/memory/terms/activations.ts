import type { Term } from './term.ts';

export const activations: Term = {
  id: 'activations',
  title: 'Activations of no other term',
  where: 'gpu',
  formula: 'sizes of what autograd saves',
  source: 'the modeling code of transformers',
  rows: 'all',
};
