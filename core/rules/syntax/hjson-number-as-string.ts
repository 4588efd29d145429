import { replaceValue } from '../../config/edit.ts';
import { numbersAsText } from '../numbers-as-text.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hjson-number-as-string',
  group: 'syntax',
  severity: 'error',
  effect: 'fails',
  title: 'A number that DeepSpeed reads as text',
  docs: {
    why: 'HJSON takes everything that is no JSON number (.5, 1., +1, NaN, Infinity, 1_000) for an unquoted text, without a word. DeepSpeed then compares a text with a number at the first step, and dies.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": .5\n}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 0.5}',
    sources: ['deepspeed/runtime/tensor_parallel/init_utils.py:24'],
  },
  integrations: ['raw'],
  local: true,
  scope: 'integration',
  *check(view) {
    for (const { node, pointer, written, number, replacement, harm } of numbersAsText(view)) {
      if (harm === 'none') continue;
      const stops = harm === 'computed';
      yield {
        message: `\`${written}\` is no JSON number, so DeepSpeed's reader makes the text "${written}" of it${stops ? ', and the run dies where it computes with it' : ''}. Write ${number ?? 'a number'}.`,
        at: { pointer, span: node.span },
        ...(!stops && { severity: 'notice' as const, effect: 'advice' as const }),
        ...(number !== undefined &&
          replacement !== undefined && {
            fix: { title: `write ${number}`, edits: [replaceValue(view.document, node, replacement)], safe: true },
          }),
      };
    }
  },
});
