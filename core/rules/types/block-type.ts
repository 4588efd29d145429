import { blockTypeFix } from '../fixes/block-type.ts';
import { onValue } from '../place.ts';
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
  *check(view) {
    for (const refusal of view.refusals('block-type')) yield blockTypeFix(view, refusal);
    // accelerate/utils/dataclasses.py set_mixed_precision fills `bf16.enabled` in whatever stands there.
    if (view.integration === 'raw' || view.getWritten('bf16')?.kind !== 'null') return;
    yield {
      message:
        '`bf16` is null, which DeepSpeed itself forgives, but Accelerate (Transformers uses it, too) looks for `enabled` in it and stops. Write `"bf16": {"enabled": "auto"}`, or delete the key.',
      at: onValue(view, 'bf16'),
      effect: 'fails',
    };
  },
});
