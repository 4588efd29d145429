import type { Term } from './term.ts';

export const quantizedGather: Term = {
  id: 'quantized-gather',
  title: 'int8 copies of quantized all-gathers',
  where: 'gpu',
  formula:
    '1 byte an element of the gather and 4 bytes of scale for 2,048, instead of the flat buffer (zero_quantized_weights)',
  source: 'runtime/zero/partition_parameters.py CUDAQuantizer',
  rows: null,
};
