import { addKey } from '../fixes/add-key.ts';
import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-clip-missing',
  group: 'hf',
  severity: 'warning',
  effect: 'changed',
  title: "No gradient_clipping beside the Trainer's max_grad_norm",
  docs: {
    why: "Under DeepSpeed the Trainer leaves clipping to the config: without the key --max_grad_norm is ignored, and DeepSpeed's own default (1.0) counts.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { max_grad_norm: 0.3 } } },
    sources: [
      'transformers/integrations/deepspeed.py:158',
      'https://github.com/huggingface/accelerate/issues/3807',
      'https://github.com/axolotl-ai-cloud/axolotl/issues/1381',
    ],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  *check(view) {
    const norm = view.run.trainingArguments?.max_grad_norm;
    if (view.getWritten('gradient_clipping') !== undefined || typeof norm !== 'number' || norm === 1) return;
    const byDefault = view.setting('gradient_clipping');
    const counts =
      typeof byDefault === 'number' && byDefault > 0
        ? `DeepSpeed's ${byDefault.toFixed(1)} counts`
        : 'DeepSpeed does not clip at all';
    yield {
      message: `There is no \`gradient_clipping\`, so the Trainer's max_grad_norm ${norm} is ignored and ${counts}. Add \`"gradient_clipping": "auto"\`.`,
      at: onFile(view),
      ...addKey(view, 'gradient_clipping', '"auto"'),
    };
  },
});
