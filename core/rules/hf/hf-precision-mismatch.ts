import { rule } from '../rule.ts';

export default rule({
  id: 'hf-precision-mismatch',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: "fp16 or bf16 other than the Trainer's",
  docs: {
    why: 'fp16.enabled and bf16.enabled must be what --fp16 and --bf16 say; Transformers refuses to start otherwise. A missing block is filled from the arguments.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "fp16": {"enabled": true}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { bf16: true } } },
    sources: [
      'transformers/integrations/deepspeed.py:181',
      'https://github.com/shibing624/MedicalGPT/issues/191',
      'https://github.com/hiyouga/LlamaFactory/issues/3224',
    ],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  check: (view) =>
    view.refusals('hf-precision-mismatch').map((report) => ({
      ...report,
      fix: { title: 'write "auto"', edits: [{ span: report.at.span, text: '"auto"' }], safe: true },
    })),
});
