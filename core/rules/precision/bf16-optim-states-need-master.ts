import { rule } from '../rule.ts';

export default rule({
  id: 'bf16-optim-states-need-master',
  group: 'precision',
  severity: 'error',
  effect: 'rejects',
  title: 'bf16 optimizer states without bf16 master weights',
  docs: {
    why: 'bf16_optimizer_states only goes with bf16_master_weights_and_grads; alone it is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_optimizer_states": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_optimizer_states": true, "bf16_master_weights_and_grads": true}}',
    sources: ['deepspeed/runtime/config.py:714'],
  },
  scope: 'integration',
  check: (view) => view.refusals('bf16-optim-states-need-master'),
});
