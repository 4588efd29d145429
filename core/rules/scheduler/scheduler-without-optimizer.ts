import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { namedScheduler } from '../../deepspeed/run/scheduler.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'scheduler-without-optimizer',
  group: 'scheduler',
  severity: 'warning',
  effect: 'ignored',
  title: 'scheduler block without any optimizer',
  docs: {
    why: 'DeepSpeed builds the scheduler only after an optimizer, from the config or from code. Without one the block is never looked at.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    run: { integration: 'raw', facts: { clientOptimizer: null } },
    sources: ['deepspeed/runtime/engine.py:685'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    if (namedScheduler(view) === undefined || chooseOptimizer(view).from !== 'none') return;
    yield {
      message: 'The `scheduler` is never built, because this run has no optimizer. Add an `optimizer` block.',
      at: onKey(view, 'scheduler'),
    };
  },
});
