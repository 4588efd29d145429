import { bareNumberFix } from '../fixes/bare-number.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'numeric-type',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'A value that cannot become the number (or text) it stands for',
  docs: {
    why: 'Inside its strict blocks DeepSpeed takes a number, or a text that is a plain number ("500000000"); for whole numbers no fraction and no "5e8". Anything else stops it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": "5e8"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": 5e8}}',
    sources: ['deepspeed/runtime/zero/config.py:113'],
  },
  scope: 'integration',
  check: (view) => view.refusals('numeric-type').map((refusal) => bareNumberFix(view, refusal)),
});
