import { deprecatedKeys } from '../fixes/deprecated-keys.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'deprecated-key',
  group: 'keys',
  severity: 'warning',
  effect: 'changed',
  title: 'A key with a newer name',
  docs: {
    why: 'The old key still works, except for cpu_offload_use_pin_memory, whose value is dropped; it may be gone in a later release.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "cpu_offload": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ['deepspeed/runtime/config_utils.py:70'],
  },
  keys: ['zero_optimization'],
  local: true,
  scope: 'file',
  check: (view) => deprecatedKeys(view),
});
