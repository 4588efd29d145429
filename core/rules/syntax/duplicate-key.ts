import { rule } from '../rule.ts';

export default rule({
  id: 'duplicate-key',
  group: 'syntax',
  severity: 'error',
  effect: 'rejects',
  title: 'The same key twice in one object',
  docs: {
    why: 'DeepSpeed refuses a file in which a key stands twice. Transformers and Accelerate read the same file without a word and keep the last one.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "train_micro_batch_size_per_gpu": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ['deepspeed/runtime/config_utils.py:211'],
  },
  integrations: ['raw'],
  local: true,
  scope: 'integration',
  check: (view) => view.refusals('duplicate-key'),
});
