import type { ObjectNode } from '../../config/document.ts';
import { builtScheduler } from '../../deepspeed/run/scheduler.ts';
import { insertion } from '../fixes/members.ts';
import { onKey, onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'scheduler-missing-param',
  group: 'scheduler',
  severity: 'error',
  effect: 'fails',
  title: 'Scheduler without a parameter that it needs',
  docs: {
    why: 'scheduler.params are the arguments of the class, and some have no default: total_num_steps of WarmupDecayLR and WarmupCosineLR, cycle_min_lr and cycle_max_lr of OneCycle. The params object itself must be there, too, if only as {}.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 10, "total_num_steps": 1000}}}',
    sources: ['deepspeed/runtime/engine.py:1935'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    if (scheduler?.signature === undefined) return;
    const params = view.get('scheduler', 'params');
    if (params === undefined || params.kind === 'null') {
      yield {
        message:
          'The `scheduler` block has no `params`: DeepSpeed stops with "argument after ** must be a mapping, not NoneType". Add `params`, empty where the defaults will do.',
        at: onKey(view, 'scheduler', 'params'),
        ...(params === undefined &&
          scheduler.signature.required.length === 0 &&
          insertion(view, 'safe', '{}', 'scheduler', 'params')),
      };
      return;
    }
    if (params.kind !== 'object') {
      yield {
        message: `\`scheduler.params\` must be an object, not ${shown(params)}: DeepSpeed stops at start.`,
        at: onValue(view, 'scheduler', 'params'),
      };
      return;
    }
    const missing = scheduler.signature.required.filter(
      (name) => !params.members.some((member) => member.key === name),
    );
    if (scheduler.type === 'OneCycleLR' && !hasLength(params)) missing.push('total_steps');
    if (missing.length === 0) return;
    const names = missing.map((name) => `\`${name}\``).join(' and ');
    yield {
      message: `${scheduler.type} needs ${names}: DeepSpeed stops with a TypeError. Add ${missing.length === 1 ? 'it' : 'them'} to \`scheduler.params\`.`,
      at: onKey(view, 'scheduler', 'params'),
    };
  },
});

/** OneCycleLR checks this itself, behind defaults of None. */
function hasLength(params: ObjectNode): boolean {
  const has = (key: string) => params.members.some((member) => member.key === key && member.value.kind !== 'null');
  return has('total_steps') || (has('epochs') && has('steps_per_epoch'));
}
