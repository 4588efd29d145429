import type { Term } from './term.ts';

export const quantizedReduce: Term = {
  id: 'quantized-reduce',
  title: 'int4 exchange of gradients (ZeRO++ qgZ)',
  where: 'gpu',
  formula:
    'for the gradient at hand: e/2 twice and 4 bytes of scale for each of max(rows, columns, W) groups twice, both again over the ranks of a node, 2 e / ranks of a node (fp16), with e its elements; in place of the flat copy, with several nodes only (zero_quantized_gradients)',
  source: 'runtime/comm/coalesced_collectives.py all_to_all_quant_reduce, runtime/zero/stage3.py:1912-1931',
  rows: null,
};
