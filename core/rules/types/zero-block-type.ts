import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zero-block-type',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'zero_optimization is no object',
  docs: {
    why: 'zero_optimization holds settings. Null, a number or a text in its place stops DeepSpeed; a boolean is an old form that only DeepSpeed itself still reads.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    sources: ['deepspeed/runtime/zero/config.py:78'],
  },
  scope: 'integration',
  check: (view) =>
    view.refusals('zero-block-type').map((refusal) => {
      const node = view.getWritten('zero_optimization');
      if (node?.kind !== 'number' || !Number.isInteger(node.value) || node.value < 0 || node.value > 3) return refusal;
      const text = `{"stage": ${node.value}}`;
      return {
        ...refusal,
        fix: { title: `write ${text}`, edits: [replaceValue(view.document, node, text)], safe: true },
      };
    }),
});
