import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-save-only-model-best',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: 'save_only_model with load_best_model_at_end',
  docs: {
    why: 'Under DeepSpeed the Trainer cannot load the best model again where only the weights were saved: it refuses to start.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    run: {
      integration: 'hf-trainer',
      facts: { trainingArguments: { save_only_model: true, load_best_model_at_end: true } },
    },
    goodRun: { integration: 'hf-trainer', facts: { trainingArguments: { save_only_model: true } } },
    sources: ['transformers/trainer.py:857'],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  *check(view) {
    const args = view.run.trainingArguments;
    if (args?.save_only_model !== true || args.load_best_model_at_end !== true) return;
    yield {
      message:
        '`save_only_model` and `load_best_model_at_end` do not go together under DeepSpeed: the Trainer refuses to start. Drop one of them.',
      at: onFile(view),
    };
  },
});
