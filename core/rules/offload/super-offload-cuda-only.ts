import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'super-offload-cuda-only',
  group: 'offload',
  severity: 'error',
  effect: 'fails',
  title: 'super_offload off NVIDIA CUDA',
  docs: {
    why: 'SuperOffload asserts that the accelerator is CUDA before it builds anything, so the run stops at start on CPUs, ROCm, XPU, HPU and NPU.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "super_offload": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu"}}}',
    run: { facts: { accelerator: 'cpu' } },
    sources: ['deepspeed/runtime/superoffload/superoffload_stage3.py:24'],
  },
  since: '0.18.0',
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3) return;
    if (view.setting('zero_optimization', 'offload_optimizer', 'super_offload') !== true) return;
    const { accelerator } = view.run;
    if (accelerator === 'cuda') return;
    yield {
      message:
        '`super_offload` works on NVIDIA CUDA GPUs only; on any other accelerator the run stops with an AssertionError. Remove it there.',
      at: onKey(view, 'zero_optimization', 'offload_optimizer', 'super_offload'),
      ...(accelerator === undefined && { severity: 'notice' as const, effect: 'advice' as const }),
    };
  },
});
