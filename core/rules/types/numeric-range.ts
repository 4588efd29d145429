import { rule } from '../rule.ts';

export default rule({
  id: 'numeric-range',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'A number out of range',
  docs: {
    why: 'reduce_bucket_size must be above 0, other sizes at least 0, ratios between 0 and 1; DeepSpeed refuses the rest.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": 0}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": 500000000}}',
    sources: ['deepspeed/runtime/zero/config.py:113'],
  },
  scope: 'integration',
  check: (view) => view.refusals('numeric-range'),
});
