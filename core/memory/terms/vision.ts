import type { Term } from './term.ts';

export const vision: Term = {
  id: 'vision',
  title: 'Activations of a vision tower',
  where: 'gpu',
  formula: 'as the feed-forward and attention terms, on patches',
  source: 'the modeling code of transformers',
  rows: 'kosmos-2 rows, v00 to v09 of h100-vision-2.jsonl',
};
