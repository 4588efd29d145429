import type { ConfigView } from '../../rules/view.ts';
import { chooseOptimizer } from './optimizer.ts';
import { zeroStage } from './zero-stage.ts';

/**
 * Whether gradients are averaged by a reduce-scatter that takes no scaling of its own: stage 3, and stage 2 unless gradients are summed
 * (deepspeed/runtime/zero/stage_1_and_2.py:345, stage3.py:391). Without an optimizer nothing is reduced.
 */
export function averagesWithReduceScatter(view: ConfigView): boolean {
  const stage = zeroStage(view);
  if ((stage !== 2 && stage !== 3) || view.setting('zero_optimization', 'reduce_scatter') === false) return false;
  if (chooseOptimizer(view).from === 'none') return false;
  const op = view.get('gradient_allreduce_op');
  return stage === 3 || !(op?.kind === 'string' && op.value.toLowerCase() === 'sum');
}
