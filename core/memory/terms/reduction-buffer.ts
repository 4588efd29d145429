import type { Term } from './term.ts';

export const reductionBuffer: Term = {
  id: 'reduction-buffer',
  title: 'Buffers of sums over rows',
  where: 'gpu',
  formula:
    '512 bytes x columns x thread blocks that share a column (about rows / 64, at most 2,112 x 128 / columns): gradients of biases and norm weights',
  source: 'torch aten/src/ATen/native/cuda/Reduce.cuh',
  rows: 'f20, f22 of h100-more-families.jsonl',
};
