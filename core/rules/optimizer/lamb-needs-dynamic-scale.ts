import { optimizerName } from '../../deepspeed/run/optimizer.ts';
import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'lamb-needs-dynamic-scale',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'Lamb with a static loss scale',
  docs: {
    why: 'DeepSpeed asserts dynamic loss scaling as soon as the config names Lamb: fp16.loss_scale must be 0.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lamb", "params": {"lr": 1e-4}}, "fp16": {"enabled": true, "loss_scale": 128}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lamb", "params": {"lr": 1e-4}}, "fp16": {"enabled": true, "loss_scale": 0}}',
    sources: ['deepspeed/runtime/engine.py:2022'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const scale = view.setting('fp16', 'loss_scale');
    // Asserted whether or not fp16 is enabled, and whoever builds the optimizer.
    if (optimizerName(view) !== 'lamb' || typeof scale !== 'number' || scale === 0) return;
    yield {
      message: 'Lamb requires dynamic loss scaling: DeepSpeed stops at start with this `loss_scale`. Set it to 0.',
      at: onValue(view, 'fp16', 'loss_scale'),
      ...replacement(view, 'unsafe', '0', 'fp16', 'loss_scale'),
    };
  },
});
