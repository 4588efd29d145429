import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zenflow-needs-cpu-offload',
  group: 'zenflow',
  severity: 'error',
  effect: 'fails',
  since: '0.17.0',
  title: 'ZenFlow without optimizer offload',
  docs: {
    why: 'ZenFlow is a way to run the offloaded optimizer: without offload_optimizer there is nothing for it to do, and DeepSpeed stops with "Zenflow must be used with cpu offload".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    sources: ['deepspeed/runtime/zenflow/zenflow_stage_1_and_2.py:116', 'deepspeed/runtime/zenflow/engine_stage3.py'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if (view.get('zero_optimization', 'zenflow')?.kind !== 'object' || usesCpuOptimizer(view)) return;
    if (stage === undefined) return;
    yield {
      message:
        '`zenflow` needs the optimizer on the CPU: DeepSpeed stops at start. Add `offload_optimizer` with device cpu.',
      at: onKey(view, 'zero_optimization', 'zenflow'),
      // Stage 3 does not check it.
      ...(stage === 3 && { severity: 'warning' as const, effect: 'ignored' as const }),
    };
  },
});
