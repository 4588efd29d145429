import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const KEYS = ['zero_quantized_weights', 'zero_quantized_nontrainable_weights'] as const;

export default rule({
  id: 'zeropp-cuda-only',
  group: 'zero',
  severity: 'notice',
  effect: 'advice',
  since: '0.10.0',
  title: 'Quantized weights need the CUDA quantizer',
  docs: {
    why: 'qwZ loads the CUDA quantizer op when the parameters are partitioned. There is no build of it for CPUs, and it is compiled at first use with nvcc.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_weights": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    sources: [
      'deepspeed/runtime/zero/partition_parameters.py:1154',
      'https://github.com/deepspeedai/DeepSpeed/issues/4852',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3 || view.run.accelerator === 'cuda') return;
    const stops = view.run.accelerator === 'cpu';
    for (const key of KEYS) {
      if (view.setting('zero_optimization', key) !== true) continue;
      yield {
        message: `\`${key}\` needs the CUDA quantizer op: it cannot run on CPUs and compiles with nvcc at first use.`,
        at: onKey(view, 'zero_optimization', key),
        ...(stops && { severity: 'error' as const, effect: 'fails' as const }),
      };
    }
  },
});
