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
    why: 'Without type DeepSpeed builds no scheduler from the block: the learning rate stays where the optimizer set it. The Trainer leaves the scheduler to DeepSpeed wherever the block stands, finds none, and dies at its first step.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "scheduler": {"params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/config.py:325', 'transformers/integrations/deepspeed.py:562'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    if (view.get('scheduler')?.kind !== 'object') return;
    const type = view.get('scheduler', 'type');
    if (type !== undefined && type.kind !== 'null') return;
    const stops = view.integration === 'hf-trainer' && view.run.evaluatesFirst !== true;
    yield {
      message: stops
        ? "The `scheduler` block has no `type`: DeepSpeed builds none, and the Trainer dies at its first step ('DummyScheduler' object has no attribute 'get_last_lr'). Add a type, such as \"WarmupLR\", or remove the block."
        : 'The `scheduler` block has no `type` and is ignored: the learning rate stays constant. Add one, such as "WarmupLR".',
      at: onKey(view, 'scheduler'),
      ...(stops && { severity: 'error' as const, effect: 'fails' as const }),
      ...insertion(view, 'unsafe', '"WarmupLR"', 'scheduler', 'type'),
    };
  },
});
