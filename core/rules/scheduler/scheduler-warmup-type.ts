import { takes } from '../../deepspeed/constructor.ts';
import { builtScheduler } from '../../deepspeed/run/scheduler.ts';
import { closestNames } from '../../text/closest-names.ts';
import { replacement } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

const TYPES = ['log', 'linear'];

export default rule({
  id: 'scheduler-warmup-type',
  group: 'scheduler',
  severity: 'warning',
  effect: 'changed',
  title: 'Unknown warmup_type',
  docs: {
    why: 'DeepSpeed knows log and linear. Any other text, also "Linear", becomes log with one log line, and the learning rate rises much faster at first.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_type": "cosine"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_type": "linear"}}}',
    sources: ['deepspeed/runtime/lr_schedules.py:747'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    if (scheduler?.signature === undefined || !takes(scheduler.signature, 'warmup_type')) return;
    const type = view.get('scheduler', 'params', 'warmup_type');
    if (type === undefined || (type.kind === 'string' && TYPES.includes(type.value))) return;
    const unhashable = type.kind === 'array' || type.kind === 'object';
    const near = type.kind === 'string' ? closestNames(type.value, TYPES)[0] : undefined;
    yield {
      message: unhashable
        ? `\`warmup_type\` must be "log" or "linear", not ${shown(type)}: DeepSpeed stops with a TypeError.`
        : `DeepSpeed does not know the \`warmup_type\` ${shown(type)} and silently uses "log". ${near ? `Did you mean "${near}"?` : 'Use "log" or "linear".'}`,
      at: onValue(view, 'scheduler', 'params', 'warmup_type'),
      ...(near !== undefined &&
        replacement(view, 'unsafe', JSON.stringify(near), 'scheduler', 'params', 'warmup_type')),
      ...(unhashable && { severity: 'error' as const, effect: 'fails' as const }),
    };
  },
});
