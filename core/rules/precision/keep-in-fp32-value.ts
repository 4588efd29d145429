import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'keep-in-fp32-value',
  group: 'precision',
  severity: 'error',
  effect: 'rejects',
  since: '0.19.0',
  title: 'keep_in_fp32_modules is neither "auto" nor a list of names',
  docs: {
    why: 'data_types.keep_in_fp32_modules takes "auto" or a list of name patterns; everything else is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_types": {"keep_in_fp32_modules": "norm"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_types": {"keep_in_fp32_modules": ["norm"]}}',
    sources: ['deepspeed/runtime/config.py:566'],
  },
  scope: 'integration',
  check: (view) =>
    view.refusals('keep-in-fp32-value').map((refusal) => {
      const node = refusal.member?.value;
      if (node?.kind !== 'string') return refusal;
      const text = `[${JSON.stringify(node.value)}]`;
      return {
        ...refusal,
        fix: { title: `write ${text}`, edits: [replaceValue(view.document, node, text)], safe: true },
      };
    }),
});
