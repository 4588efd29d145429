import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { insertion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'muon-zero3-reduce-scatter',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  since: '0.17.0',
  title: 'Muon at stage 3 with reduce_scatter',
  docs: {
    why: 'Muon orthogonalises whole gradient matrices, which a reduce-scatter would have cut: stage 3 raises "Muon and reduce scatter cannot be used together", and reduce_scatter is on when it is left out.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3}}, "zero_optimization": {"stage": 3}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3}}, "zero_optimization": {"stage": 3, "reduce_scatter": false}}',
    sources: ['deepspeed/runtime/zero/stage3.py:361'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config' || choice.name !== 'muon' || zeroStage(view) !== 3) return;
    if (view.setting('zero_optimization', 'reduce_scatter') === false) return;
    yield {
      message:
        'Muon at ZeRO stage 3 needs `"reduce_scatter": false` in `zero_optimization` (it is on by default): DeepSpeed stops at start. Or use stage 1 or 2.',
      at: onValue(view, 'optimizer', 'type'),
      ...insertion(view, 'unsafe', 'false', 'zero_optimization', 'reduce_scatter'),
    };
  },
});
