import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zero-stage-value',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'A ZeRO stage that does not exist',
  docs: {
    why: 'The stages are 0, 1, 2 and 3. "2" and 2.0 count as 2, true as 1; everything else is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    sources: ['deepspeed/runtime/zero/config.py:95'],
  },
  scope: 'integration',
  *check(view) {
    yield* view.refusals('zero-stage-value');
    const node = view.get('zero_optimization', 'stage');
    if (node?.kind !== 'boolean') return;
    yield {
      message: `\`zero_optimization.stage\` is ${node.value}, which DeepSpeed reads as stage ${Number(node.value)}. Write the number.`,
      at: { pointer: '/zero_optimization/stage', span: node.span },
      severity: 'warning',
      effect: 'changed',
      fix: {
        title: `write ${Number(node.value)}`,
        edits: [replaceValue(view.document, node, String(Number(node.value)))],
        safe: true,
      },
    };
  },
});
