import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-eval-needs-zero3',
  group: 'hf',
  severity: 'warning',
  effect: 'fails',
  title: 'evaluate() before train() without stage 3',
  docs: {
    why: 'Trainer.evaluate() and predict() start DeepSpeed for inference where no training has started it, which Transformers allows at stage 3 only.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3}}',
    run: { integration: 'hf-trainer', facts: { evaluatesFirst: true } },
    sources: ['transformers/integrations/deepspeed.py:620'],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  *check(view) {
    if (view.run.evaluatesFirst !== true) return;
    // Transformers compares with the number 3, which the text "3" is not.
    const stage = view.get('zero_optimization', 'stage');
    if (stage?.kind === 'number' && stage.value === 3) return;
    yield {
      message:
        'evaluate() or predict() runs before train() here, which Transformers allows at ZeRO stage 3 only: it stops. Use stage 3, or evaluate after training.',
      at: onKey(view, 'zero_optimization', 'stage'),
      // Known of this run, not a possibility.
      severity: 'error',
    };
  },
});
