import type { Term } from './term.ts';

export const libraries: Term = {
  id: 'libraries',
  title: 'Python, PyTorch, transformers and DeepSpeed',
  where: 'cpu',
  formula: '0.5 GiB a rank; only in the figures per node',
  source: 'measured before the model is built',
  rows: 'all',
};
