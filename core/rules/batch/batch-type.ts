import { bareNumberFix } from '../fixes/bare-number.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'batch-type',
  group: 'batch',
  severity: 'error',
  effect: 'rejects',
  title: 'A batch size that is no number',
  docs: {
    why: 'DeepSpeed computes with the batch sizes as they stand in the file: a text ends in a TypeError. 8.0 is fine.',
    bad: '{"train_micro_batch_size_per_gpu": "2"}',
    good: '{"train_micro_batch_size_per_gpu": 2}',
    sources: ['deepspeed/runtime/config.py:596'],
  },
  scope: 'world',
  check: (view) => view.refusals('batch-type').map((refusal) => bareNumberFix(view, refusal)),
});
