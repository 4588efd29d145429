import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'fused-lion-gpu-only',
  group: 'optimizer',
  severity: 'notice',
  effect: 'advice',
  since: '0.11.0',
  title: 'Lion without offload is a GPU kernel',
  docs: {
    why: 'Without offload_optimizer the type Lion builds FusedLion, a CUDA kernel compiled at first use, for which there is no CPU build. With offload it builds DeepSpeedCPULion.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lion", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lion", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ['deepspeed/runtime/engine.py:2510'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config' || choice.name !== 'lion' || usesCpuOptimizer(view)) return;
    if (view.run.accelerator === 'cuda') return;
    yield {
      message: 'Lion without `offload_optimizer` is a CUDA kernel, compiled at first use: it does not run on CPUs.',
      at: onValue(view, 'optimizer', 'type'),
      ...(view.run.accelerator === 'cpu' && { severity: 'error' as const, effect: 'fails' as const }),
    };
  },
});
