import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zero-stage-missing',
  group: 'zero',
  severity: 'warning',
  effect: 'ignored',
  title: 'zero_optimization without a stage',
  docs: {
    why: 'The stage defaults to 0, which is no ZeRO at all: the block is accepted, every GPU keeps the whole model, and the other options of the block do nothing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"overlap_comm": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "overlap_comm": true}}',
    sources: ['deepspeed/runtime/zero/config.py:95'],
  },
  keys: ['zero_optimization'],
  scope: 'file',
  *check(view) {
    const block = view.getWritten('zero_optimization');
    if (block?.kind !== 'object' || view.getWritten('zero_optimization', 'stage') !== undefined) return;
    yield {
      message:
        '`zero_optimization` names no `stage`, which means stage 0: no ZeRO at all. Add `"stage": 1`, 2 or 3 (or 0 where that is meant).',
      at: onKey(view, 'zero_optimization'),
    };
  },
});
