import type { Term } from './term.ts';

export const process: Term = {
  id: 'process',
  title: 'The process itself',
  where: 'cpu',
  formula: '0.34 GiB until the first kernel; then 0.90 GiB with a CPU optimizer, 0.97 GiB with one on the GPU',
  source: 'measured: CUDA context, lazily loaded modules',
  rows: 'all',
};
