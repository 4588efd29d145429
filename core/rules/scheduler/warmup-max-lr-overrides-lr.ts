import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { builtScheduler } from '../../deepspeed/run/scheduler.ts';
import { onKey, onValue } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'warmup-max-lr-overrides-lr',
  group: 'scheduler',
  severity: 'notice',
  effect: 'changed',
  title: "The scheduler's warmup_max_lr replaces the optimizer's lr",
  docs: {
    why: 'WarmupLR and WarmupDecayLR set the learning rate themselves and end at warmup_max_lr: the lr of the optimizer is not used. Where warmup_max_lr is left out, WarmupLR takes the lr of the optimizer, but WarmupDecayLR 0.001.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 5e-5, "warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 5e-5}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 5e-5, "warmup_num_steps": 10}}}',
    sources: ['deepspeed/runtime/lr_schedules.py:738', 'https://github.com/deepspeedai/DeepSpeed/issues/7303'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    if (scheduler?.type !== 'WarmupLR' && scheduler?.type !== 'WarmupDecayLR') return;
    const rate = learningRate(view);
    if (rate === undefined || view.get('scheduler', 'params')?.kind !== 'object') return;
    const max = view.get('scheduler', 'params', 'warmup_max_lr');
    const byDefault = scheduler.signature?.optional.warmup_max_lr;
    const value = max === undefined ? byDefault : max.kind === 'number' ? max.value : undefined;
    if (typeof value !== 'number' || value === rate) return;
    yield {
      message:
        max === undefined
          ? `${scheduler.type} warms up to its own default of ${value}, not to the optimizer's \`lr\` of ${rate}. Set \`warmup_max_lr\`.`
          : `${scheduler.type} warms up to \`warmup_max_lr\` ${value}; the optimizer's \`lr\` ${rate} is not used. Make the two equal.`,
      at:
        max === undefined ? onKey(view, 'scheduler', 'params') : onValue(view, 'scheduler', 'params', 'warmup_max_lr'),
    };
  },
});

/** The lr of the optimizer block: what is written, else the default of the class. */
function learningRate(view: ConfigView): number | undefined {
  const built = builtOptimizer(view);
  const written = optimizerParams(view)?.members.findLast((member) => member.key === 'lr')?.value;
  if (built === undefined) return undefined;
  if (written !== undefined) return written.kind === 'number' ? written.value : undefined;
  const byDefault = built.signature.optional.lr;
  return typeof byDefault === 'number' ? byDefault : undefined;
}
