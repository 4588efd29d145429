import { builtScheduler } from '../../deepspeed/run/scheduler.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'scheduler-total-lt-warmup',
  group: 'scheduler',
  severity: 'warning',
  effect: 'changed',
  title: 'total_num_steps below warmup_num_steps',
  docs: {
    why: 'The warm-up would last longer than the whole training: the learning rate never reaches its maximum, and DeepSpeed only writes a log line. warmup_num_steps is 1000 where it is left out.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 100, "total_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 100, "total_num_steps": 1000}}}',
    sources: ['deepspeed/runtime/lr_schedules.py:827'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    if (scheduler === undefined || scheduler.torch || scheduler.signature === undefined) return;
    const total = view.get('scheduler', 'params', 'total_num_steps');
    const warmup = view.get('scheduler', 'params', 'warmup_num_steps');
    const byDefault = scheduler.signature.optional.warmup_num_steps;
    const steps = warmup === undefined ? byDefault : warmup.kind === 'number' ? warmup.value : undefined;
    if (total?.kind !== 'number' || typeof steps !== 'number' || total.value >= Math.max(2, steps)) return;
    // Numbers that an integration assumed are no one's mistake.
    if (total.filledBy !== undefined && warmup?.filledBy !== undefined) return;
    yield {
      message: `\`total_num_steps\` (${total.value}) is smaller than \`warmup_num_steps\` (${Math.max(2, steps)}): the learning rate never reaches its maximum. Raise the total.`,
      at: onValue(view, 'scheduler', 'params', 'total_num_steps'),
    };
  },
});
