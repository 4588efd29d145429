import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-hpu-offload',
  group: 'hardware',
  severity: 'error',
  effect: 'fails',
  title: 'Optimizer offload on Gaudi in lazy mode',
  docs: {
    why: 'accelerate refuses an offloaded optimizer on HPU in lazy mode, which is the default there. PT_HPU_LAZY_MODE=0 switches to eager mode.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    run: { integration: 'accelerate', facts: { accelerator: 'hpu' } },
    sources: ['accelerate/accelerator.py:2379'],
  },
  keys: ['zero_optimization'],
  integrations: ['hf-trainer', 'accelerate'],
  scope: 'integration',
  *check(view) {
    if (view.run.accelerator !== 'hpu' || !usesCpuOptimizer(view)) return;
    // accelerate looks only where it would swap a real optimizer for DeepSpeedCPUAdam.
    if (view.get('optimizer') !== undefined) return;
    const { environment } = view.run;
    const mode = environment?.PT_HPU_LAZY_MODE;
    if (mode !== undefined && mode !== '1') return;
    yield {
      message:
        'Optimizer offload does not work on Gaudi in lazy mode, the default: accelerate stops. Set PT_HPU_LAZY_MODE=0.',
      at: onKey(view, 'zero_optimization', 'offload_optimizer'),
      ...(environment === undefined && { severity: 'notice' as const, effect: 'advice' as const }),
    };
  },
});
