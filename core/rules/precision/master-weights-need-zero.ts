import { rule } from '../rule.ts';

export default rule({
  id: 'master-weights-need-zero',
  group: 'precision',
  severity: 'error',
  effect: 'rejects',
  title: '16-bit master weights without ZeRO',
  docs: {
    why: 'fp16_master_weights_and_grads and bf16_master_weights_and_grads are part of the ZeRO optimizers: at stage 0 DeepSpeed refuses them.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true}}',
    sources: ['deepspeed/runtime/config.py:705'],
  },
  scope: 'integration',
  check: (view) => view.refusals('master-weights-need-zero'),
});
