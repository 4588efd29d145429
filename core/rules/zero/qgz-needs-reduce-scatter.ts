import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'qgz-needs-reduce-scatter',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  since: '0.10.0',
  title: 'zero_quantized_gradients without reduce_scatter',
  docs: {
    why: 'qgZ replaces the reduce-scatter of stage 3 by a quantized all-to-all and asserts that reduce_scatter is on.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true, "reduce_scatter": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true, "reduce_scatter": true}}',
    sources: ['deepspeed/runtime/zero/stage3.py:390'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3 || view.setting('zero_optimization', 'zero_quantized_gradients') !== true) return;
    if (view.setting('zero_optimization', 'reduce_scatter') !== false) return;
    yield {
      message:
        '`zero_quantized_gradients` needs `reduce_scatter`: DeepSpeed stops with an AssertionError. Set `reduce_scatter` to true.',
      at: onValue(view, 'zero_optimization', 'reduce_scatter'),
      ...replacement(view, 'unsafe', 'true', 'zero_optimization', 'reduce_scatter'),
    };
  },
});
