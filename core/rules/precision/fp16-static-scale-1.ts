import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'fp16-static-scale-1',
  group: 'precision',
  severity: 'warning',
  effect: 'changed',
  title: 'fp16 without loss scaling',
  docs: {
    why: 'loss_scale 1 is a static scale of 1, that is none: small gradients become 0 in fp16 and the model stops learning. 0 is what asks for dynamic scaling.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 0}}',
    sources: ['deepspeed/runtime/precision_config.py:115', 'https://github.com/deepspeedai/DeepSpeed/issues/697'],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    if (view.setting('fp16', 'enabled') !== true || view.setting('fp16', 'loss_scale') !== 1) return;
    yield {
      message:
        '`loss_scale` 1 means no loss scaling at all: small fp16 gradients underflow to 0. Set it to 0 for dynamic scaling.',
      at: onValue(view, 'fp16', 'loss_scale'),
      ...replacement(view, 'unsafe', '0', 'fp16', 'loss_scale'),
    };
  },
});
