import type { Term } from './term.ts';

export const modelBuffers: Term = {
  id: 'model-buffers',
  title: 'Buffers of the model',
  where: 'gpu',
  formula: 'rotary frequencies 2 x D/2 x 4 bytes; position ids 8 bytes each; sinusoidal tables',
  source: 'the modeling code of transformers',
  rows: 'all',
};
