import { blockTypeFix } from '../fixes/block-type.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'block-type',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'A block of the wrong JSON type',
  docs: {
    why: 'Where DeepSpeed expects an object of settings, a boolean, text, list or null ends in a Python TypeError or AttributeError that does not name the key.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": true}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ['deepspeed/runtime/config.py:289'],
  },
  scope: 'integration',
  check: (view) => view.refusals('block-type').map((refusal) => blockTypeFix(view, refusal)),
});
