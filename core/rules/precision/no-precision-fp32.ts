import { modelPrecision, usesAutocast } from '../../deepspeed/run/precision.ts';
import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['fp16', 'bf16', 'bfloat16'];

export default rule({
  id: 'no-precision-fp32',
  group: 'precision',
  severity: 'notice',
  effect: 'advice',
  title: 'Training in fp32',
  docs: {
    why: 'Without fp16, bf16 or torch_autocast DeepSpeed trains in fp32: weights, gradients and activations take twice the memory of 16 bit, and tensor cores idle.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true}}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/engine.py:1800'],
  },
  scope: 'integration',
  *check(view) {
    if (modelPrecision(view) !== 'fp32' || usesAutocast(view)) return;
    // A block that is there and off is meant, or another rule's; Trainer and accelerate add the blocks from their own arguments.
    if (BLOCKS.some((name) => view.get(name) !== undefined)) return;
    if (view.integration !== 'raw' || view.root.members.length === 0) return;
    yield {
      message:
        'Neither `fp16` nor `bf16` nor `torch_autocast` is enabled: this trains in fp32, with twice the memory. Add `"bf16": {"enabled": true}` unless that is meant.',
      at: onFile(view),
    };
  },
});
