import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-clip-missing',
  group: 'accelerate',
  severity: 'notice',
  effect: 'changed',
  title: 'No gradient_clipping, under Accelerate',
  docs: {
    why: "Left out it is DeepSpeed's default, 1.0; accelerator.clip_grad_norm_ does nothing under DeepSpeed.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'accelerate' },
    sources: ['deepspeed/runtime/constants.py:203'],
  },
  integrations: ['accelerate'],
  scope: 'integration',
  *check(view) {
    if (view.getWritten('gradient_clipping') !== undefined) return;
    const byDefault = view.setting('gradient_clipping');
    const clips = typeof byDefault === 'number' && byDefault > 0;
    yield {
      message: `There is no \`gradient_clipping\`, so DeepSpeed ${clips ? `clips at its default of ${byDefault.toFixed(1)}` : 'does not clip'}, whatever the script does. Write the value, or "auto".`,
      at: onFile(view),
    };
  },
});
