import type { Node } from '../../config/document.ts';
import { takes } from '../../deepspeed/constructor.ts';
import { builtScheduler } from '../../deepspeed/run/scheduler.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { replacement, unquoted } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'warmup-steps-positive-int',
  group: 'scheduler',
  severity: 'error',
  effect: 'fails',
  title: 'warmup_num_steps must be an integer of at least 1',
  docs: {
    why: 'Since 0.19.6 DeepSpeed raises for 0, for ratios and for floats. 100.0 or 1e3 in a file pass with DeepSpeed itself, whose HJSON reader makes integers of them, but not through Trainer and accelerate, which read plain JSON.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 0}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 1}}}',
    sources: ['deepspeed/runtime/lr_schedules.py:734'],
  },
  since: '0.19.6',
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    if (scheduler?.signature === undefined || !takes(scheduler.signature, 'warmup_num_steps')) return;
    const steps = view.get('scheduler', 'params', 'warmup_num_steps');
    // What an integration filled in is said by the rules of that integration.
    if (steps === undefined || steps.filledBy !== undefined || isAuto(steps)) return;
    if (steps.kind === 'number' && steps.python === 'int' && steps.value > 0) return;
    if (steps.kind === 'boolean' && steps.value) return;
    const ratio = steps.kind === 'number' && steps.value > 0 && steps.value < 1;
    yield {
      message: `\`warmup_num_steps\` must be an integer of at least 1, not ${shown(steps)}: DeepSpeed stops at start.${ratio ? ' It counts steps, it is no ratio.' : ''}`,
      at: onValue(view, 'scheduler', 'params', 'warmup_num_steps'),
      ...mended(view, steps),
    };
  },
});

/** What fails today may be mended without asking: 0 steps were two before 0.19.6, and 100.0 are 100. */
function mended(view: ConfigView, steps: Node) {
  const path = ['scheduler', 'params', 'warmup_num_steps'];
  if (steps.kind === 'string') return unquoted(view, ...path);
  if (steps.kind !== 'number') return {};
  if (steps.value === 0) return replacement(view, 'safe', '1', ...path);
  return Number.isSafeInteger(steps.value) && steps.value > 0
    ? replacement(view, 'safe', String(steps.value), ...path)
    : {};
}
