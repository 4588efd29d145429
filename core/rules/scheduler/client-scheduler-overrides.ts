import { namedScheduler } from '../../deepspeed/run/scheduler.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'client-scheduler-overrides',
  group: 'scheduler',
  severity: 'notice',
  effect: 'ignored',
  title: "A scheduler passed in code beats the config's",
  docs: {
    why: 'deepspeed.initialize(lr_scheduler=...) wins: the scheduler block of the config is not used.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    run: { integration: 'raw', facts: { clientScheduler: 'LambdaLR' } },
    sources: ['deepspeed/runtime/engine.py:1889'],
  },
  keys: ['scheduler'],
  integrations: ['raw'],
  scope: 'integration',
  *check(view) {
    if (!view.run.clientScheduler || namedScheduler(view) === undefined) return;
    yield {
      message: `The script passes its own scheduler (${view.run.clientScheduler}), which beats this block. Keep one of the two.`,
      at: onKey(view, 'scheduler'),
    };
  },
});
