import { addKey } from '../fixes/add-key.ts';
import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-gas-missing',
  group: 'hf',
  severity: 'warning',
  effect: 'changed',
  title: 'No gradient_accumulation_steps, for Transformers and Accelerate',
  docs: {
    why: 'Without the key Accelerate puts 1 into the config, whatever --gradient_accumulation_steps says; with train_batch_size "auto" the batch sizes no longer multiply up, and the run stops.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { gradient_accumulation_steps: 4 } } },
    sources: ['accelerate/utils/dataclasses.py:1275'],
  },
  integrations: ['hf-trainer', 'accelerate'],
  scope: 'integration',
  *check(view) {
    if (view.getWritten('gradient_accumulation_steps') !== undefined) return;
    const given = view.integration === 'hf-trainer' ? view.run.trainingArguments : undefined;
    const steps =
      given === undefined ? view.run.acceleratorGradientAccumulationSteps : (given.gradient_accumulation_steps ?? 1);
    if (steps === 1 || steps === null) return;
    yield {
      message:
        steps === undefined
          ? 'There is no `gradient_accumulation_steps`: under Transformers and Accelerate it becomes 1, whatever the arguments say. Add `"gradient_accumulation_steps": "auto"`.'
          : `There is no \`gradient_accumulation_steps\`, so it becomes 1 instead of the ${steps} of the arguments. Add \`"gradient_accumulation_steps": "auto"\`.`,
      at: onFile(view),
      ...(steps === undefined && { severity: 'notice' as const }),
      ...addKey(view, 'gradient_accumulation_steps', '"auto"'),
    };
  },
});
