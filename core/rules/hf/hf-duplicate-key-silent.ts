import { rule } from '../rule.ts';

export default rule({
  id: 'hf-duplicate-key-silent',
  group: 'hf',
  severity: 'warning',
  effect: 'changed',
  title: 'A key that stands twice, for Transformers and Accelerate',
  docs: {
    why: "Python's json keeps the last of two equal keys without a word; DeepSpeed itself refuses the same file.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "train_micro_batch_size_per_gpu": 2, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 2, "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer' },
    sources: ['accelerate/utils/deepspeed.py:143'],
  },
  integrations: ['hf-trainer', 'accelerate'],
  scope: 'integration',
  *check(view) {
    for (const { code, span } of view.document.problems) {
      if (code !== 'duplicate-key') continue;
      yield {
        message:
          'This key stands here a second time: Transformers and Accelerate silently use the last one (DeepSpeed itself would refuse the file). Keep one of them.',
        at: { pointer: '', span },
      };
    }
  },
});
