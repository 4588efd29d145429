import type { Node } from '../../config/document.ts';
import { takes } from '../../deepspeed/constructor.ts';
import { builtScheduler, schedulerParams } from '../../deepspeed/run/scheduler.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { unquoted } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

/** Texts and switches; everything else of DeepSpeed's schedulers is computed with. */
const NOT_NUMBERS = new Set(['warmup_type', 'last_batch_iteration', 'lr_range_test_staircase', 'cycle_momentum']);
/** Numbers that may also be a list, one value for each parameter group, or null for a default. */
const LISTS = new Set([
  'warmup_min_lr',
  'warmup_max_lr',
  'cycle_min_lr',
  'cycle_max_lr',
  'cycle_min_mom',
  'cycle_max_mom',
  'lr_range_test_min_lr',
]);
const NULLABLE = new Set([
  'WarmupLR.warmup_max_lr',
  'WarmupDecayLR.warmup_max_lr',
  'OneCycle.cycle_second_step_size',
  'OneCycle.cycle_second_stair_count',
]);

export default rule({
  id: 'scheduler-param-value',
  group: 'scheduler',
  severity: 'error',
  effect: 'fails',
  title: 'Scheduler parameter of the wrong kind',
  docs: {
    why: 'DeepSpeed computes with the values as they stand: a number written as text stops the run with a TypeError, and a cycle or test step of 0 is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": "1e-3"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 1e-3}}}',
    sources: ['deepspeed/runtime/lr_schedules.py:527', 'deepspeed/runtime/lr_schedules.py:743'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    const params = schedulerParams(view);
    if (scheduler?.signature === undefined || scheduler.torch || params === undefined) return;
    for (const { key, value } of params.members) {
      // "auto" is auto-outside-hf's, the warm-up steps are warmup-steps-positive-int's.
      if (isAuto(value) || key === 'warmup_num_steps' || !takes(scheduler.signature, key)) continue;
      const problem = problemOf(scheduler.type, key, value);
      if (problem !== undefined)
        yield {
          message: problem,
          at: onValue(view, 'scheduler', 'params', key),
          ...unquoted(view, 'scheduler', 'params', key),
        };
    }
  },
});

function problemOf(type: string, key: string, value: Node): string | undefined {
  const name = `\`scheduler.params.${key}\``;
  if (NOT_NUMBERS.has(key) || value.kind === 'boolean') return undefined;
  if (value.kind === 'null' && NULLABLE.has(`${type}.${key}`)) return undefined;
  if (value.kind === 'array' && LISTS.has(key)) return undefined;
  // OneCycle turns the sizes into floats itself, so that a text of digits is a number there.
  const digits =
    value.kind === 'string' &&
    /^cycle_(?:first|second)_step_size$/.test(key) &&
    Number.isFinite(Number.parseFloat(value.value));
  if (value.kind !== 'number' && !digits)
    return `${name} must be a number, not ${shown(value)}: the run stops with a TypeError.${value.kind === 'string' ? ' Drop the quotes.' : ''}`;
  const number = value.kind === 'number' ? value.value : 1;
  if (key === 'cycle_first_step_size' && number <= 0) return `${name} must be positive: DeepSpeed stops at start.`;
  if (key === 'cycle_second_step_size' && number < 0) return `${name} must not be negative: DeepSpeed stops at start.`;
  if (key === 'lr_range_test_step_size' && (number <= 0 || (value.kind === 'number' && value.python === 'float')))
    return `${name} must be a positive integer: DeepSpeed stops at start.`;
  return undefined;
}
