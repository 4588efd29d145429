import type { Term } from './term.ts';

export const quantizedGather: Term = {
  id: 'quantized-gather',
  title: 'int8 copies of quantized all-gathers',
  where: 'gpu',
  formula:
    '1 byte an element of the gather and 4 bytes of scale for about 8,000; from when it is waited for 2 bytes an element more (fp16), and 2 bytes of each parameter while it is copied (zero_quantized_weights); on the way there 5 bytes of each element of the own partition',
  source: 'runtime/zero/partition_parameters.py:683-735 and 1405-1525, CUDAQuantizer',
  rows: 'm01-qwz',
};
