import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'allgather-sequential-prefetch',
  group: 'zero',
  severity: 'notice',
  effect: 'changed',
  title: 'stage3_allgather_sequential sets the prefetch bucket to 1',
  docs: {
    why: 'With stage3_allgather_sequential parameters are gathered one by one, and DeepSpeed sets the prefetch bucket to 1 element whatever the config says.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_allgather_sequential": true, "stage3_prefetch_bucket_size": 50000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_prefetch_bucket_size": 50000000}}',
    sources: ['deepspeed/runtime/engine.py:2744'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3) return;
    const sequential = ['stage3_allgather_sequential', 'allgather_sequential'].find(
      (key) => view.setting('zero_optimization', key) === true,
    );
    if (sequential === undefined) return;
    yield {
      message:
        '`stage3_allgather_sequential` forces the prefetch bucket to 1 element: `stage3_prefetch_bucket_size` has no effect. Remove one of the two.',
      at: onKey(view, 'zero_optimization', sequential),
    };
  },
});
