import { averagesWithReduceScatter } from '../../deepspeed/run/reduce-scatter.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'prescale-needs-no-reduce-scatter',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  title: 'prescale_gradients with reduce_scatter',
  docs: {
    why: 'ZeRO stages 2 and 3 average gradients inside the reduce-scatter and assert at start that they are not scaled before it. Stage 1 takes it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "prescale_gradients": true}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "prescale_gradients": false}',
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:351', 'deepspeed/runtime/zero/stage3.py:397'],
  },
  keys: ['prescale_gradients'],
  scope: 'integration',
  *check(view) {
    const prescale = view.get('prescale_gradients');
    const on =
      (prescale?.kind === 'boolean' && prescale.value) || (prescale?.kind === 'number' && prescale.value !== 0);
    // A text is bool-string-truthy's.
    if (!on || !averagesWithReduceScatter(view)) return;
    yield {
      message:
        '`prescale_gradients` is not supported at ZeRO stages 2 and 3 with `reduce_scatter` (on by default): DeepSpeed stops with an AssertionError. Remove it, or set `reduce_scatter` to false.',
      at: onValue(view, 'prescale_gradients'),
    };
  },
});
