import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'fp16-unsupported-device',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  title: 'fp16 on a device without it',
  docs: {
    why: 'DeepSpeed asks the accelerator before it starts: on one that says it has no fp16 (old CPUs, GPUs before Volta) the run stops with "Type fp16 is not supported on your device".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    run: { integration: 'raw', facts: { fp16Supported: false } },
    sources: ['deepspeed/runtime/engine.py:2004'],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    if (view.setting('fp16', 'enabled') !== true || view.run.fp16Supported !== false) return;
    yield {
      message:
        'The accelerator of this run has no fp16: DeepSpeed stops at start. Use bf16 where it has that, or fp32.',
      at: onKey(view, 'fp16'),
    };
  },
});
