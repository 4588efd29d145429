import type { Term } from './term.ts';

export const gatherBuffer: Term = {
  id: 'gather-buffer',
  title: 'Flat buffers of all-gathers',
  where: 'gpu',
  formula: 'e W sum(ceil(numel / W)) for a gather of several parameters, until the last of them is waited for',
  source: 'runtime/zero/partition_parameters.py:735-800',
  rows: 'sw007, sw054',
};
