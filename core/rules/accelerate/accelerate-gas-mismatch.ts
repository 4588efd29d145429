import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-gas-mismatch',
  group: 'accelerate',
  severity: 'warning',
  effect: 'changed',
  title: "Accumulation steps other than the Accelerator's",
  docs: {
    why: 'The file wins over Accelerator(gradient_accumulation_steps=...), with one line in the log.',
    bad: '{"train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": 8, "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: 'accelerate',
      facts: {
        dummyOptimizer: false,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: 'AdamW',
        acceleratorGradientAccumulationSteps: 4,
      },
    },
    sources: ['accelerate/accelerator.py:2218', 'https://github.com/huggingface/accelerate/issues/2210'],
  },
  integrations: ['accelerate'],
  keys: ['gradient_accumulation_steps'],
  scope: 'integration',
  *check(view) {
    const file = view.getWritten('gradient_accumulation_steps');
    const given = view.run.acceleratorGradientAccumulationSteps;
    if (file?.kind !== 'number' || typeof given !== 'number' || file.value === given) return;
    yield {
      message: `\`gradient_accumulation_steps\` is ${file.value}, but the Accelerator has ${given}: the file wins. Write "auto".`,
      at: onValue(view, 'gradient_accumulation_steps'),
      fix: { title: 'write "auto"', edits: [{ span: file.span, text: '"auto"' }], safe: false },
    };
  },
});
