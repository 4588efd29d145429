import type { Term } from './term.ts';

export const experts: Term = {
  id: 'experts',
  title: 'Activations of the experts',
  where: 'gpu',
  formula: 'n k (4 h + 8 I) in bf16, k experts a token, whatever the routing',
  source: 'transformers/integrations/moe.py grouped_mm_experts_forward',
  rows: 'r017, r044',
};
