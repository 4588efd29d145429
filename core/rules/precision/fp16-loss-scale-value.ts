import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'fp16-loss-scale-value',
  group: 'precision',
  severity: 'error',
  effect: 'rejects',
  title: 'A loss scale that is no number',
  docs: {
    why: 'loss_scale is 0 for dynamic scaling, or a positive number. Booleans, negative numbers and words such as "dynamic" are refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": "dynamic"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 0}}',
    sources: ['deepspeed/runtime/precision_config.py:124'],
  },
  scope: 'integration',
  check: (view) =>
    view.refusals('fp16-loss-scale-value').map((refusal) => {
      const node = refusal.member?.value;
      const dynamic = node?.kind === 'string' && /dynamic/i.test(node.value);
      if (node === undefined || !dynamic) return refusal;
      return {
        ...refusal,
        fix: {
          title: 'write 0, which is dynamic loss scaling',
          edits: [replaceValue(view.document, node, '0')],
          safe: true,
        },
      };
    }),
});
