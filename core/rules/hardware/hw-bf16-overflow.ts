import { bf16Block, modelPrecision } from '../../deepspeed/run/precision.ts';
import { deletion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-bf16-overflow',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  since: '0.18.0',
  title: 'bf16.check_grad_overflow switched off',
  docs: {
    why: 'The check skips a step whose gradients hold inf or NaN. Without it one such step goes into the moments of Adam, and every step after it is NaN.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true, "check_grad_overflow": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/precision_config.py', 'https://github.com/deepspeedai/DeepSpeed/pull/8035'],
  },
  keys: ['bf16', 'bfloat16'],
  scope: 'integration',
  *check(view) {
    const block = bf16Block(view);
    if (modelPrecision(view) !== 'bf16' || view.setting(block, 'check_grad_overflow') !== false) return;
    if (view.get(block, 'check_grad_overflow') === undefined) return;
    yield {
      message:
        '`check_grad_overflow: false` lets a step with inf or NaN gradients into the optimizer states, which it poisons for good. Leave it on.',
      at: onValue(view, block, 'check_grad_overflow'),
      ...deletion(view, 'unsafe', block, 'check_grad_overflow'),
    };
  },
});
