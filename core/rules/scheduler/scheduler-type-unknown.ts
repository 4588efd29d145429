import { takes } from '../../deepspeed/constructor.ts';
import { SCHEDULERS, TORCH_SCHEDULERS } from '../../deepspeed/generated/constructors.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { builtScheduler, schedulerParams } from '../../deepspeed/run/scheduler.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { closestNames } from '../../text/closest-names.ts';
import { replacement } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Trainer's lr_scheduler_type, which people write here. */
const TRAINER_NAMES: Readonly<Record<string, string>> = {
  linear: 'WarmupDecayLR',
  polynomial: 'WarmupDecayLR',
  cosine: 'WarmupCosineLR',
  cosine_with_restarts: 'WarmupCosineLR',
  constant: 'WarmupLR',
  constant_with_warmup: 'WarmupLR',
  WarmupLinearLR: 'WarmupDecayLR',
};

export default rule({
  id: 'scheduler-type-unknown',
  group: 'scheduler',
  severity: 'error',
  effect: 'fails',
  title: 'Unknown scheduler type',
  docs: {
    why: 'The type must be LRRangeTest, OneCycle, WarmupLR, WarmupDecayLR or WarmupCosineLR, or a class of torch.optim.lr_scheduler, to the letter. The names of Trainer (linear, cosine) are not.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "cosine", "params": {}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupCosineLR", "params": {"total_num_steps": 1000, "warmup_num_steps": 10}}}',
    sources: ['deepspeed/runtime/engine.py:1930'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const type = view.get('scheduler', 'type');
    if (type === undefined || type.kind === 'null' || isAuto(type)) return;
    const scheduler = builtScheduler(view);
    if (type.kind === 'string' && (scheduler === undefined || scheduler.signature !== undefined)) return;
    const own = Object.keys(SCHEDULERS);
    const name = type.kind === 'string' ? type.value : '';
    const trainer = Object.hasOwn(TRAINER_NAMES, name) ? TRAINER_NAMES[name] : undefined;
    // PyTorch's own work only where nothing wraps the optimizer: scheduler-torch-with-zero.
    const plain = zeroStage(view) === 0 && modelPrecision(view) === 'fp32';
    const torch = plain ? Object.keys(TORCH_SCHEDULERS) : [];
    const near = trainer ?? closestNames(name, [...own, ...torch])[0];
    yield {
      message: `DeepSpeed does not recognize the scheduler ${shown(type)} and stops at start. ${near === undefined ? `Use ${own.join(', ')}.` : `Did you mean "${near}"?`}`,
      at: onValue(view, 'scheduler', 'type'),
      ...(near !== undefined &&
        complete(view, near) &&
        replacement(view, 'unsafe', JSON.stringify(near), 'scheduler', 'type')),
    };
  },
});

/** Whether the params have what the class must be given, and nothing that it does not take: else the new name fails as the old one did. */
function complete(view: ConfigView, type: string): boolean {
  const signature = SCHEDULERS[type] ?? TORCH_SCHEDULERS[type];
  if (signature === undefined) return false;
  const given = schedulerParams(view)?.members ?? [];
  return (
    given.every(({ key }) => takes(signature, key)) &&
    signature.required.every((name) => view.get('scheduler', 'params', name) !== undefined)
  );
}
