import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'lamb-gpu-only',
  group: 'optimizer',
  severity: 'notice',
  effect: 'advice',
  title: 'Lamb is a GPU kernel',
  docs: {
    why: 'FusedLamb is a CUDA kernel that is compiled at first use. There is none for CPUs, so it neither runs there nor goes with offload_optimizer.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lamb", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: ['deepspeed/ops/lamb/fused_lamb.py:15', 'https://github.com/deepspeedai/DeepSpeed/issues/4187'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config' || choice.name !== 'lamb') return;
    const stops = view.run.accelerator === 'cpu' || usesCpuOptimizer(view);
    yield {
      message: 'Lamb is a CUDA kernel: it runs on no CPU and does not go with `offload_optimizer`. Use AdamW there.',
      at: onValue(view, 'optimizer', 'type'),
      ...(stops && { severity: 'error' as const, effect: 'fails' as const }),
    };
  },
});
