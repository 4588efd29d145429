import type { Term } from './term.ts';

export const inputs: Term = {
  id: 'inputs',
  title: 'The batch',
  where: 'gpu',
  formula: "8 bytes a token for ids, mask and labels; pixels in the model's type",
  source: 'measure.py',
  rows: 'all',
};
