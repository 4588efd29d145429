import type { Term } from './term.ts';

export const gatheredWeights: Term = {
  id: 'gathered-weights',
  title: 'Weights that ZeRO-3 has gathered',
  where: 'gpu',
  formula: 'e W ceil(numel / W) of each live parameter; up to stage3_max_live_parameters elements',
  source: 'runtime/zero/partitioned_param_coordinator.py:356-664',
  rows: 'sw007, sw048, sw049, sw051',
};
