import { keywordsOf, takes } from '../../deepspeed/constructor.ts';
import { builtScheduler, schedulerParams } from '../../deepspeed/run/scheduler.ts';
import { closestNames } from '../../text/closest-names.ts';
import { deletion, renaming } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

/** Names of other schedulers and libraries. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  warmup_steps: 'warmup_num_steps',
  num_warmup_steps: 'warmup_num_steps',
  total_steps: 'total_num_steps',
  num_training_steps: 'total_num_steps',
  max_lr: 'cycle_max_lr',
  min_lr: 'cycle_min_lr',
};

export default rule({
  id: 'scheduler-param-unknown',
  group: 'scheduler',
  severity: 'error',
  effect: 'fails',
  title: 'Parameter that the scheduler does not take',
  docs: {
    why: 'scheduler.params are the arguments of the class. WarmupLR has no total_num_steps, WarmupCosineLR neither warmup_max_lr nor warmup_min_lr (it scales the optimizer\'s own lr by ratios), and none has warmup_steps: each ends in "got an unexpected keyword argument".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    sources: ['deepspeed/runtime/engine.py:1935'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    const params = schedulerParams(view);
    if (scheduler?.signature === undefined || params === undefined) return;
    for (const { key } of params.members) {
      if (takes(scheduler.signature, key)) continue;
      const known = keywordsOf(scheduler.signature);
      const path = ['scheduler', 'params', key];
      const needless = remedy(scheduler.type, key);
      const near = needless === undefined ? meant(key, known) : undefined;
      const advice = needless ?? (near === undefined ? `It takes ${known.join(', ')}.` : `Did you mean \`${near}\`?`);
      yield {
        message: `${scheduler.type} has no parameter \`${key}\`: DeepSpeed stops with a TypeError. ${advice}`,
        at: onKey(view, ...path),
        ...(needless !== undefined && deletion(view, 'unsafe', ...path)),
        ...(near !== undefined && renaming(view, 'unsafe', near, ...path)),
      };
    }
  },
});

/** Parameters of a sister class that this one has no use for. */
function remedy(type: string, key: string): string | undefined {
  if (type === 'WarmupLR' && key === 'total_num_steps') return 'Remove it, or use WarmupDecayLR.';
  if (type !== 'WarmupCosineLR' || !/^warmup_m(?:ax|in)_lr$/.test(key)) return undefined;
  return "Remove it: the schedule scales the optimizer's `lr` (`warmup_min_ratio`, `cos_min_ratio`).";
}

function meant(key: string, known: readonly string[]): string | undefined {
  const other = Object.hasOwn(OTHER_NAMES, key) ? OTHER_NAMES[key] : undefined;
  return other !== undefined && known.includes(other) ? other : closestNames(key, known)[0];
}
