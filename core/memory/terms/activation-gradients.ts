import type { Term } from './term.ts';

export const activationGradients: Term = {
  id: 'activation-gradients',
  title: 'Gradients of activations',
  where: 'gpu',
  formula: 'those of the op whose backward runs, and what waits for it',
  source: 'torch autograd',
  rows: 'all',
};
