import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** DeepSpeed's default is 16; the scale is halved once for every skipped step (two with the default hysteresis for the first). */
const USUAL = 16;
const WELL_ABOVE = 24;

export default rule({
  id: 'fp16-initial-scale-large',
  group: 'precision',
  severity: 'notice',
  effect: 'advice',
  title: 'initial_scale_power well above 16',
  docs: {
    why: 'A higher initial scale makes fp16 overflow more likely, not less: every overflow skips a step and halves the scale until it fits. At 32 the first steps are all skipped. It is often raised against NaN losses, which is backwards: overflow wants a lower scale, or bf16.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 32}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16}}',
    sources: [
      'deepspeed/runtime/precision_config.py:135',
      'deepspeed/runtime/fp16/loss_scaler.py',
      'https://github.com/deepspeedai/DeepSpeedExamples/issues/418',
    ],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    const power = view.setting('fp16', 'initial_scale_power');
    if (typeof power !== 'number' || power < WELL_ABOVE || power > 1023) return;
    if (view.setting('fp16', 'loss_scale') !== 0 || isOff(view)) return;
    yield {
      message: `\`initial_scale_power\` ${power} starts at a loss scale of 2^${power}: about the first ${power - USUAL} steps overflow and are skipped. Raising it against NaN is backwards, as overflow wants a lower scale: use 16, or bf16 on Ampere and newer.`,
      at: onValue(view, 'fp16', 'initial_scale_power'),
      ...replacement(view, 'unsafe', '16', 'fp16', 'initial_scale_power'),
    };
  },
});

/** fp16 is off for certain: written so, or filled from arguments that are known. */
function isOff(view: ConfigView): boolean {
  const written = view.getWritten('fp16', 'enabled');
  const open = written?.kind === 'string' && written.value === 'auto' && view.run.trainingArguments === undefined;
  return written !== undefined && !open && view.setting('fp16', 'enabled') === false;
}
