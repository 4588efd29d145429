import { bf16Block } from '../../deepspeed/run/precision.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'bf16-unsupported-device',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  since: '0.16.0',
  title: 'bf16 on a device without it',
  docs: {
    why: 'DeepSpeed asks the accelerator before it starts and stops with "Type bf16 is not supported on your device". GPUs before Ampere do not say so: PyTorch 2 emulates bf16 there, see hw-bf16-emulated.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    run: { integration: 'raw', facts: { bf16Supported: false } },
    sources: [
      'deepspeed/runtime/engine.py:2007',
      'https://github.com/deepspeedai/DeepSpeed/issues/6723',
      'https://github.com/OptimalScale/LMFlow/issues/88',
    ],
  },
  keys: ['bf16', 'bfloat16'],
  scope: 'integration',
  *check(view) {
    const block = bf16Block(view);
    if (view.setting(block, 'enabled') !== true || view.run.bf16Supported !== false) return;
    yield {
      message: 'The accelerator of this run has no bf16: DeepSpeed stops at start. Use fp16 there.',
      at: onKey(view, block),
    };
  },
});
