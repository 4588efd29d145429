import type { Member } from '../../config/document.ts';
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
    const isOff = enabled === undefined || enabled.kind === 'null';
    if (!isOff && !(enabled.kind === 'boolean' && !enabled.value && block.members.some(switchesOn))) return;
    yield {
      message: isOff
        ? 'The `data_efficiency` block has no `enabled`, which means false: nothing in it acts. Add `"enabled": true`.'
        : '`data_efficiency.enabled` is false: nothing that is switched on in the block acts.',
      at: onKey(view, 'data_efficiency'),
      ...(isOff && insertion(view, 'unsafe', 'true', 'data_efficiency', 'enabled')),
    };
  },
});

function switchesOn({ key, value }: Member): boolean {
  if (value.kind === 'object') return value.members.some(switchesOn);
  return key === 'enabled' && value.kind === 'boolean' && value.value;
}
