import type { Term } from './term.ts';

export const cudaContext: Term = {
  id: 'cuda-context',
  title: 'CUDA context, and NCCL with several ranks',
  where: 'gpu',
  formula: 'measured: 832 MiB; 1,804 MiB with NCCL',
  source: 'process_on_device minus peak_reserved of the rows',
  rows: 'all; two_gpus_nccl',
};
