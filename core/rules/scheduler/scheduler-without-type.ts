import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'scheduler-without-type',
  group: 'scheduler',
  severity: 'warning',
  effect: 'ignored',
  title: 'scheduler block without a type',
  docs: {
    why: 'Without type DeepSpeed builds no scheduler from the block: the learning rate stays where the optimizer set it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "scheduler": {"params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    sources: ['deepspeed/runtime/config.py:325'],
  },
  keys: ['scheduler'],
  scope: 'file',
  *check(view) {
    if (view.getWritten('scheduler')?.kind !== 'object') return;
    const type = view.getWritten('scheduler', 'type');
    if (type !== undefined && type.kind !== 'null') return;
    yield {
      message:
        'The `scheduler` block has no `type` and is ignored: the learning rate stays constant. Add one, such as "WarmupLR".',
      at: onKey(view, 'scheduler'),
      ...insertion(view, 'unsafe', '"WarmupLR"', 'scheduler', 'type'),
    };
  },
});
