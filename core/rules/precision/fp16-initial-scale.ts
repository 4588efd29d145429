import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

/** 2 ** 1024 no longer fits a double, which is what Python's float is; at stage 1 to 3 the scale is an integer that PyTorch takes as 64 bits. */
const LARGEST_DOUBLE = 1023;
const LARGEST_INTEGER = 63;

export default rule({
  id: 'fp16-initial-scale',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  title: 'initial_scale_power that overflows',
  docs: {
    why: 'The first loss scale is 2 to the initial_scale_power. From 1024 on that number fits no float: the first step dies with "int too large to convert to float".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 2000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16}}',
    sources: ['deepspeed/runtime/precision_config.py:204'],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    const power = view.setting('fp16', 'initial_scale_power');
    if (view.setting('fp16', 'enabled') !== true || view.setting('fp16', 'loss_scale') !== 0) return;
    const stage = zeroStage(view);
    if (typeof power !== 'number' || stage === undefined) return;
    if (power <= (stage === 0 ? LARGEST_DOUBLE : LARGEST_INTEGER)) return;
    yield {
      message: `\`initial_scale_power\` is an exponent: 2^${power} fits ${stage === 0 ? 'no float' : 'no 64 bits'} and the first step fails. The usual value is 16.`,
      at: onValue(view, 'fp16', 'initial_scale_power'),
      ...replacement(view, 'safe', '16', 'fp16', 'initial_scale_power'),
    };
  },
});
