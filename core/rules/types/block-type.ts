import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { blockTypeFix } from '../fixes/block-type.ts';
import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { type Report, rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

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
    sources: ['deepspeed/runtime/config.py:289', 'accelerate/accelerator.py:2374'],
  },
  scope: 'integration',
  *check(view) {
    for (const refusal of view.refusals('block-type')) yield blockTypeFix(view, refusal);
    if (view.integration === 'raw') return;
    yield* nullOffload(view);
    // accelerate/utils/dataclasses.py set_mixed_precision fills `bf16.enabled` in whatever stands there.
    if (view.getWritten('bf16')?.kind !== 'null') return;
    yield {
      message:
        '`bf16` is null, which DeepSpeed itself forgives, but Accelerate (Transformers uses it, too) looks for `enabled` in it and stops. Write `"bf16": {"enabled": "auto"}`, or delete the key.',
      at: onValue(view, 'bf16'),
      effect: 'fails',
    };
  },
});

/** prepare() looks for the device of an optimizer that the script built: accelerate/accelerator.py:2374. */
function* nullOffload(view: ConfigView): Generator<Report> {
  if (view.getWritten('zero_optimization', 'offload_optimizer')?.kind !== 'null') return;
  if (chooseOptimizer(view).from !== 'client') return;
  const unsure = view.integration === 'accelerate' && view.run.clientOptimizer === undefined;
  yield {
    message:
      '`offload_optimizer` is null, which DeepSpeed itself forgives, but Accelerate (Transformers uses it, too) looks for `device` in it wherever the optimizer is not from the config, and stops. Delete the key, or write {"device": "none"}.',
    at: onValue(view, 'zero_optimization', 'offload_optimizer'),
    effect: 'fails',
    ...(unsure && { severity: 'notice' as const }),
    ...replacement(view, 'safe', '{"device": "none"}', 'zero_optimization', 'offload_optimizer'),
  };
}
