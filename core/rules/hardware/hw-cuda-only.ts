import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-cuda-only',
  group: 'hardware',
  severity: 'error',
  effect: 'fails',
  title: 'Options that only CUDA has',
  docs: {
    why: 'GPUDirect Storage and the quantized collectives of ZeRO++ are CUDA code: on any other accelerator the run stops when the op is loaded.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    run: { facts: { accelerator: 'xpu' } },
    sources: ['deepspeed/runtime/swap_tensor/aio_config.py:39', 'deepspeed/runtime/zero/partition_parameters.py:1154'],
  },
  keys: ['zero_optimization', 'aio'],
  scope: 'integration',
  *check(view) {
    const { accelerator } = view.run;
    // The CPU has zeropp-cuda-only's own words, CUDA and its port have the ops.
    if (accelerator !== 'xpu' && accelerator !== 'hpu' && accelerator !== 'npu') return;
    if (zeroStage(view) === 3) {
      for (const key of ['zero_quantized_weights', 'zero_quantized_nontrainable_weights', 'zero_quantized_gradients']) {
        if (view.setting('zero_optimization', key) !== true) continue;
        yield {
          message: `\`${key}\` needs CUDA ops and stops the run on ${accelerator.toUpperCase()}. Remove it there.`,
          at: onKey(view, 'zero_optimization', key),
        };
      }
    }
    const nvme = offloadDevice(view, 'offload_param') === 'nvme' || offloadDevice(view, 'offload_optimizer') === 'nvme';
    if (nvme && isTruthy(view.get('aio', 'use_gds')))
      yield {
        message: `\`aio.use_gds\` is NVIDIA's GPUDirect Storage and stops the run on ${accelerator.toUpperCase()}. Remove it there.`,
        at: onKey(view, 'aio', 'use_gds'),
      };
  },
});
