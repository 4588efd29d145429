import { onFile, onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-no-precision',
  group: 'hf',
  severity: 'notice',
  effect: 'advice',
  title: 'Neither --bf16 nor --fp16',
  docs: {
    why: "The precision blocks follow the Trainer's arguments. Without --bf16 and --fp16 both are off: the model trains in fp32, with twice the memory for weights and activations.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": true}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: {} } },
    sources: ['transformers/integrations/deepspeed.py:189'],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  *check(view) {
    const args = view.run.trainingArguments;
    if (args === undefined || args.bf16 === true || args.fp16 === true) return;
    const on = (block: string): boolean => view.setting(block, 'enabled') === true;
    if (on('fp16') || on('bf16')) return;
    yield {
      message:
        'Neither `--bf16` nor `--fp16` is given to the Trainer, so the model trains in fp32. Pass `--bf16` (or `--fp16` on older GPUs).',
      at: view.get('bf16') === undefined ? onFile(view) : onKey(view, 'bf16'),
    };
  },
});
