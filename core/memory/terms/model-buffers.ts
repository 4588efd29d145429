import type { Term } from './term.ts';

export const modelBuffers: Term = {
  id: 'model-buffers',
  title: 'Buffers of the model',
  where: 'gpu',
  formula:
    'rotary frequencies 2 x D/2 x 4 bytes; position ids 8 bytes each; sinusoidal tables; masks that are stored, 1 byte for each pair of positions (gpt_neo, gpt_bigcode)',
  source: 'the modeling code of transformers',
  rows: 'all',
};
