import type { Term } from './term.ts';

export const cublasWorkspace: Term = {
  id: 'cublas-workspace',
  title: 'cuBLAS workspaces',
  where: 'gpu',
  formula: "32 MiB for the main thread, 32 MiB for autograd's",
  source: 'torch cuBLAS handles; after_step minus after_init of every row',
  rows: 'all',
};
