import type { Term } from './term.ts';

export const reduceBucket: Term = {
  id: 'reduce-bucket',
  title: 'Reduce bucket',
  where: 'gpu',
  formula:
    'e reduce_bucket_size; ZeRO-1/2: from the first gradient of a backward to its end, twice with overlap_comm; ZeRO-3: always',
  source: 'runtime/zero/stage_1_and_2.py:3256, runtime/zero/stage3.py:780',
  rows: 'sw005, sw024, sw025, sw044, sw032, sw033',
};
