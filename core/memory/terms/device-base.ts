import type { Term } from './term.ts';

export const deviceBase: Term = {
  id: 'device-base',
  title: 'First touch of the GPU',
  where: 'gpu',
  formula: '1,024 bytes',
  source: 'PyTorch allocates two scalars before the model is built',
  rows: 'all',
};
