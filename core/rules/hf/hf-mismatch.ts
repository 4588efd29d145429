import { rule } from '../rule.ts';

export default rule({
  id: 'hf-mismatch',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: "A number that differs from the Trainer's arguments",
  docs: {
    why: 'Transformers compares every number in the file that an argument of the Trainer sets, too, and refuses to start where they differ: micro batch, accumulation, clipping (1.0), learning rate (5e-5), betas, epsilon, weight decay, warm-up and total steps.',
    bad: '{"train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": 8, "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { gradient_accumulation_steps: 4 } } },
    sources: [
      'transformers/integrations/deepspeed.py:256',
      'https://github.com/hendrycks/apps/issues/9',
      'https://github.com/huggingface/transformers/issues/29348',
    ],
  },
  integrations: ['hf-trainer'],
  scope: 'world',
  check: (view) =>
    view.refusals('hf-mismatch').map((report) => ({
      ...report,
      fix: { title: 'write "auto"', edits: [{ span: report.at.span, text: '"auto"' }], safe: true },
    })),
});
