import { bareNumberFix } from '../fixes/bare-number.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'batch-type',
  group: 'batch',
  severity: 'error',
  effect: 'rejects',
  title: 'A batch size that is no number',
  docs: {
    why: 'DeepSpeed computes with the batch sizes as they stand in the file: a text ends in a TypeError. 8.0 is fine.',
    bad: '{"train_micro_batch_size_per_gpu": "2"}',
    good: '{"train_micro_batch_size_per_gpu": 2}',
    sources: ['deepspeed/runtime/config.py:596'],
  },
  scope: 'world',
  *check(view) {
    for (const refusal of view.refusals('batch-type')) yield bareNumberFix(view, refusal);
    const steps = view.getWritten('gradient_accumulation_steps');
    if ((view.run.pipelineStages ?? 0) > 0 && steps?.kind === 'number' && !Number.isInteger(steps.value))
      yield {
        message: `\`gradient_accumulation_steps\` is ${steps.value}: a pipeline counts its micro batches and stops. Write a whole number.`,
        at: onValue(view, 'gradient_accumulation_steps'),
        effect: 'fails',
      };
    if (view.integration === 'raw' || steps?.kind !== 'null') return;
    yield {
      message:
        '`gradient_accumulation_steps` is null, which DeepSpeed itself reads as not given, but Accelerate (Transformers uses it, too) multiplies with it and stops. Write "auto" or a number.',
      at: onValue(view, 'gradient_accumulation_steps'),
      effect: 'fails',
    };
  },
});
