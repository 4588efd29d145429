import { isAuto } from '../../deepspeed/run/truth.ts';
import { addKey } from '../fixes/add-key.ts';
import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-micro-missing',
  group: 'hf',
  severity: 'error',
  effect: 'rejects',
  title: 'No train_micro_batch_size_per_gpu, under the Trainer',
  docs: {
    why: 'The Trainer fills batch keys that are there as "auto", but adds none: without train_micro_batch_size_per_gpu and train_batch_size DeepSpeed stops. train_batch_size "auto" alone works.',
    bad: '{"gradient_accumulation_steps": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer' },
    sources: ['deepspeed/runtime/config.py:650'],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  *check(view) {
    if (view.getWritten('train_micro_batch_size_per_gpu') !== undefined) return;
    const train = view.getWritten('train_batch_size');
    if (train !== undefined && !isAuto(train)) return;
    // Where the file may be for DeepSpeed itself, batch-missing says it.
    if (train === undefined && view.intended.includes('raw')) return;
    yield {
      message:
        train === undefined
          ? 'Neither `train_micro_batch_size_per_gpu` nor `train_batch_size` is there, and the Trainer adds neither: DeepSpeed stops. Add `"train_micro_batch_size_per_gpu": "auto"`.'
          : 'There is no `train_micro_batch_size_per_gpu`; `train_batch_size` "auto" alone works, but DeepSpeed then divides it itself. Add `"train_micro_batch_size_per_gpu": "auto"`.',
      at: onFile(view),
      ...(train !== undefined && { severity: 'notice' as const, effect: 'advice' as const }),
      ...addKey(view, 'train_micro_batch_size_per_gpu', '"auto"'),
    };
  },
});
