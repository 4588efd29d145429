import type { Term } from './term.ts';

export const keyValueCache: Term = {
  id: 'key-value-cache',
  title: 'Key-value cache kept by a decoder in training',
  where: 'gpu',
  formula: '2 e n inner a layer (T5, whose decoder keeps use_cache)',
  source: 'transformers/models/t5/modeling_t5.py',
  rows: 'r006, r042',
};
