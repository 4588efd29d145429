import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zero-bool-deprecated',
  group: 'types',
  severity: 'warning',
  effect: 'changed',
  title: 'zero_optimization as a boolean',
  docs: {
    why: 'true is still read, as stage 1 and with a warning in the log; Transformers and Accelerate do not read it at all.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": true}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}}',
    sources: ['deepspeed/runtime/zero/config.py:66'],
  },
  keys: ['zero_optimization'],
  scope: 'file',
  *check(view) {
    const node = view.getWritten('zero_optimization');
    if (node?.kind !== 'boolean') return;
    const text = `{"stage": ${node.value ? 1 : 0}}`;
    yield {
      message: `\`zero_optimization: ${node.value}\` is an old form that means stage ${node.value ? 1 : 0}; only DeepSpeed itself still reads it. Write \`${text}\`.`,
      at: { pointer: '/zero_optimization', span: node.span },
      fix: { title: `write ${text}`, edits: [replaceValue(view.document, node, text)], safe: true },
    };
  },
});
