import { cardNames, cardsBelow } from '../../deepspeed/run/cards.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const VARIABLE = 'DS_ALLOW_DEPRECATED_FP16';

export default rule({
  id: 'hw-fp16-pascal',
  group: 'hardware',
  severity: 'error',
  effect: 'fails',
  title: 'fp16 on GPUs older than Volta',
  docs: {
    why: 'DeepSpeed takes fp16 from compute capability 7.0 on. On 6.x (P100, GTX 10) it stops with "Type fp16 is not supported on your device" unless DS_ALLOW_DEPRECATED_FP16=1, below 6 always.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    run: {
      integration: 'raw',
      facts: {
        gpus: [
          {
            name: 'Tesla P100',
            vendor: 'nvidia',
            compute_capability: '6.0',
            supports: { bf16_native: false, fp16: true, tf32: false, fp8: false },
          },
        ],
      },
    },
    sources: ['deepspeed/accelerator/cuda_accelerator.py:209'],
  },
  keys: ['fp16'],
  scope: 'integration',
  *check(view) {
    if (modelPrecision(view) !== 'fp16') return;
    const allowed = view.run.environment?.[VARIABLE] === '1';
    const old = cardsBelow(view.run, allowed ? 6 : 7);
    if (old.length === 0) return;
    yield {
      message: `DeepSpeed refuses fp16 on ${cardNames(old)} (compute capability below 7.0): the run stops at start. Use fp32, a newer GPU, or ${VARIABLE}=1 on 6.x.`,
      at: onKey(view, 'fp16'),
    };
  },
});
