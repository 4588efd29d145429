import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const DYNAMIC = ['initial_scale_power', 'loss_scale_window', 'hysteresis', 'min_loss_scale', 'consecutive_hysteresis'];

export default rule({
  id: 'static-scale-ignores-dynamic',
  group: 'precision',
  severity: 'notice',
  effect: 'ignored',
  title: 'Dynamic loss-scale options beside a static loss_scale',
  docs: {
    why: 'A loss_scale other than 0 is static: it never moves, and the options that steer the dynamic scale are not read.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 64, "initial_scale_power": 20}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 0, "initial_scale_power": 20}}',
    sources: ['deepspeed/runtime/engine.py:1781'],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    const scale = view.setting('fp16', 'loss_scale');
    if (view.setting('fp16', 'enabled') !== true || typeof scale !== 'number' || scale === 0) return;
    const ignored = DYNAMIC.filter((key) => view.get('fp16', key) !== undefined);
    const first = ignored[0];
    if (first === undefined) return;
    yield {
      message: `\`loss_scale\` ${scale} is static, so ${ignored.map((key) => `\`${key}\``).join(', ')} ${ignored.length === 1 ? 'is' : 'are'} not used. Set \`loss_scale\` to 0 for dynamic scaling, or remove ${ignored.length === 1 ? 'it' : 'them'}.`,
      at: onKey(view, 'fp16', first),
    };
  },
});
