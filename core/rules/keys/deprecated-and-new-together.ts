import { withDeletion } from '../fixes/deletion.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'deprecated-and-new-together',
  group: 'keys',
  severity: 'error',
  effect: 'rejects',
  title: 'An old key beside its successor',
  docs: {
    why: 'A key and the one that replaced it in the same block: DeepSpeed refuses to guess which one counts.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "cpu_offload": true, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ['deepspeed/runtime/config_utils.py:91'],
  },
  local: true,
  scope: 'integration',
  check: (view) => view.refusals('deprecated-and-new-together').map((refusal) => withDeletion(view, refusal, true)),
});
