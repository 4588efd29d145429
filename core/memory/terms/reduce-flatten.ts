import type { Term } from './term.ts';

export const reduceFlatten: Term = {
  id: 'reduce-flatten',
  title: 'Flat copy for the reduction',
  where: 'gpu',
  formula:
    'e x elements in the bucket, where they go to more than one rank; ZeRO-3: padded to W; stage 0: buckets of 5e8 elements',
  source:
    'runtime/zero/stage_1_and_2.py:1516-1723, runtime/comm/coalesced_collectives.py:100-122, runtime/engine.py:151',
  rows: 'sw004 and sw005, sw007, r036',
};
