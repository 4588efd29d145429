import type { Term } from './term.ts';

export const quantizedGather: Term = {
  id: 'quantized-gather',
  title: 'int8 copies of quantized all-gathers',
  where: 'gpu',
  formula: '1 byte an element of the gather and fp32 scales',
  source: 'runtime/zero/partition_parameters.py QuantizationInfo',
  rows: null,
};
