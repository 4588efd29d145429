import { cardNames, cardsBelow } from '../../deepspeed/run/cards.ts';
import { bf16Block, modelPrecision } from '../../deepspeed/run/precision.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-bf16-emulated',
  group: 'hardware',
  severity: 'warning',
  effect: 'changed',
  title: 'bf16 on GPUs older than Ampere',
  docs: {
    why: 'V100, T4, RTX 20 and older have no bf16 units. PyTorch 2 emulates it and tells DeepSpeed that it is supported, so the run starts, crawls, and may die in a kernel that has no bf16 path.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    run: {
      integration: 'raw',
      facts: {
        gpus: [
          {
            name: 'Tesla T4',
            vendor: 'nvidia',
            compute_capability: '7.5',
            supports: { bf16_native: false, fp16: true, tf32: false, fp8: false },
          },
        ],
      },
    },
    sources: [
      'torch/cuda/__init__.py:191',
      'deepspeed/accelerator/cuda_accelerator.py:204',
      'https://github.com/deepspeedai/DeepSpeed/issues/6723',
      'https://github.com/OptimalScale/LMFlow/issues/88',
    ],
  },
  keys: ['bf16', 'bfloat16'],
  scope: 'integration',
  *check(view) {
    if (modelPrecision(view) !== 'bf16') return;
    const old = cardsBelow(view.run, 8);
    if (old.length === 0) return;
    yield {
      message: `${cardNames(old)} has no bf16 units: PyTorch emulates it slowly, and some kernels fail. Use fp16 there.`,
      at: onKey(view, bf16Block(view)),
    };
  },
});
