import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'fp16-min-scale-above-initial',
  group: 'precision',
  severity: 'warning',
  effect: 'changed',
  title: 'min_loss_scale above the initial scale',
  docs: {
    why: 'Dynamic scaling may not go below min_loss_scale. If that is above 2 to the initial_scale_power, the first overflow raises the scale instead of lowering it, and the run ends at "loss scale already at minimum".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 8, "min_loss_scale": 65536}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16, "min_loss_scale": 1}}',
    sources: ['deepspeed/runtime/precision_config.py:155'],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    const power = view.setting('fp16', 'initial_scale_power');
    const least = view.setting('fp16', 'min_loss_scale');
    if (view.setting('fp16', 'enabled') !== true || view.setting('fp16', 'loss_scale') !== 0) return;
    if (typeof power !== 'number' || typeof least !== 'number' || least <= 2 ** power) return;
    yield {
      message: `\`min_loss_scale\` ${least} is above the initial scale 2^${power}: the loss scale cannot fall at an overflow. Lower it; the usual value is 1.`,
      at: onValue(view, 'fp16', 'min_loss_scale'),
      ...replacement(view, 'unsafe', '1', 'fp16', 'min_loss_scale'),
    };
  },
});
