import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-auto-find-batch-zero3',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: 'auto_find_batch_size with stage 3',
  docs: {
    why: 'The Trainer cannot restart a ZeRO-3 run with a smaller batch: it refuses to start.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { auto_find_batch_size: true } } },
    sources: ['transformers/trainer.py:866'],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  *check(view) {
    if (view.run.trainingArguments?.auto_find_batch_size !== true) return;
    // Transformers compares with the number 3, which the text "3" is not.
    const stage = view.get('zero_optimization', 'stage');
    if (stage?.kind !== 'number' || stage.value !== 3) return;
    yield {
      message:
        '`auto_find_batch_size` does not work with ZeRO stage 3: the Trainer refuses to start. Use stage 2, or set the batch size.',
      at: onValue(view, 'zero_optimization', 'stage'),
    };
  },
});
