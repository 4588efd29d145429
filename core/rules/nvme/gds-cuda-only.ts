import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'gds-cuda-only',
  group: 'nvme',
  severity: 'error',
  effect: 'rejects',
  title: 'GPUDirect Storage without CUDA',
  docs: {
    why: 'aio.use_gds works on NVIDIA GPUs only: with any other accelerator DeepSpeed refuses the config.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "aio": {"use_gds": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "aio": {"use_gds": false}}',
    run: { facts: { accelerator: 'cpu' } },
    sources: ['deepspeed/runtime/swap_tensor/aio_config.py:39'],
  },
  keys: ['aio'],
  scope: 'integration',
  *check(view) {
    yield* view.refusals('gds-cuda-only');
    if (view.run.accelerator !== undefined || !isTruthy(view.get('aio', 'use_gds'))) return;
    yield {
      message: '`aio.use_gds` works on NVIDIA GPUs only: on any other accelerator DeepSpeed refuses the config.',
      at: onValue(view, 'aio', 'use_gds'),
      severity: 'notice',
      effect: 'advice',
    };
  },
});
