import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'data-efficiency-disabled',
  group: 'data',
  severity: 'notice',
  effect: 'ignored',
  title: 'data_efficiency without enabled',
  docs: {
    why: 'enabled defaults to false for the whole block: curriculum learning and random-LTD inside it do nothing, whatever their own switches say.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"seed": 7}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"enabled": true, "seed": 7}}',
    sources: ['deepspeed/runtime/data_pipeline/config.py:26'],
  },
  keys: ['data_efficiency'],
  scope: 'file',
  *check(view) {
    const block = view.getWritten('data_efficiency');
    if (block?.kind !== 'object' || block.members.length === 0) return;
    const enabled = view.getWritten('data_efficiency', 'enabled');
    if (enabled !== undefined && enabled.kind !== 'null') return;
    yield {
      message:
        'The `data_efficiency` block has no `enabled`, which means false: nothing in it acts. Add `"enabled": true`.',
      at: onKey(view, 'data_efficiency'),
      ...insertion(view, 'unsafe', 'true', 'data_efficiency', 'enabled'),
    };
  },
});
