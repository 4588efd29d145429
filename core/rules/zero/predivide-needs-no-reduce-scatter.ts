import { averagesWithReduceScatter } from '../../deepspeed/run/reduce-scatter.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'predivide-needs-no-reduce-scatter',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  title: 'gradient_predivide_factor with reduce_scatter',
  docs: {
    why: 'ZeRO stages 2 and 3 average gradients inside the reduce-scatter, where a factor of its own is not built: they assert that it is 1 and stop at start. Stage 1 takes it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "gradient_predivide_factor": 2.0}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "reduce_scatter": false}, "gradient_predivide_factor": 2.0}',
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:350', 'deepspeed/runtime/zero/stage3.py:396'],
  },
  keys: ['gradient_predivide_factor'],
  scope: 'integration',
  *check(view) {
    const factor = view.get('gradient_predivide_factor');
    if (factor === undefined || !averagesWithReduceScatter(view)) return;
    if (factor.kind === 'number' && factor.value === 1) return;
    if (factor.kind === 'boolean' && factor.value) return;
    yield {
      message:
        '`gradient_predivide_factor` must be 1 at ZeRO stages 2 and 3 with `reduce_scatter` (on by default): DeepSpeed stops with an AssertionError. Remove it, or set `reduce_scatter` to false.',
      at: onValue(view, 'gradient_predivide_factor'),
    };
  },
});
