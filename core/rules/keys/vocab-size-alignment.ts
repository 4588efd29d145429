import { rule } from '../rule.ts';

export default rule({
  id: 'vocab-size-alignment',
  group: 'keys',
  severity: 'notice',
  effect: 'advice',
  title: 'A vocabulary that is no multiple of 8',
  docs: {
    why: 'vocabulary_size only makes DeepSpeed log a warning where it is no multiple of 8: tensor cores are used less well then.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "vocabulary_size": 50257}',
    good: '{"train_micro_batch_size_per_gpu": 1, "vocabulary_size": 50264}',
    sources: ['deepspeed/runtime/config.py:720'],
  },
  keys: ['vocabulary_size'],
  scope: 'file',
  *check(view) {
    const node = view.getWritten('vocabulary_size');
    if (node?.kind !== 'number' || node.value === 0 || node.value % 8 === 0) return;
    yield {
      message: `\`vocabulary_size\` ${node.value} is no multiple of 8, so tensor cores are used less well. Pad the vocabulary to ${Math.ceil(node.value / 8) * 8}.`,
      at: { pointer: '/vocabulary_size', span: node.span },
    };
  },
});
