import type { Term } from './term.ts';

export const embeddings: Term = {
  id: 'embeddings',
  title: 'Embeddings and rotary tables',
  where: 'gpu',
  formula: 'e n h for each embedding; 2 e S D of tables',
  source: 'the modeling code of transformers',
  rows: 'all',
};
