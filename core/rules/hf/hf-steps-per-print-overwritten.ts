import { removeKey } from '../fixes/remove-key.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-steps-per-print-overwritten',
  group: 'hf',
  severity: 'notice',
  effect: 'ignored',
  title: 'steps_per_print under Transformers and Accelerate',
  docs: {
    why: 'Accelerate sets steps_per_print to infinity, so that DeepSpeed prints nothing; the value in the file is lost.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "steps_per_print": 10}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer' },
    sources: ['accelerate/utils/dataclasses.py:1326'],
  },
  integrations: ['hf-trainer', 'accelerate'],
  keys: ['steps_per_print'],
  scope: 'integration',
  *check(view) {
    const written = view.getWritten('steps_per_print');
    // "auto" says that it is to be filled in.
    if (written === undefined || (written.kind === 'string' && written.value === 'auto')) return;
    yield {
      message: '`steps_per_print` is overwritten with infinity by Accelerate (Transformers uses it, too). Delete it.',
      at: onKey(view, 'steps_per_print'),
      ...removeKey(view, 'steps_per_print'),
    };
  },
});
