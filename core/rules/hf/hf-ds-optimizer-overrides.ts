import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-ds-optimizer-overrides',
  group: 'hf',
  severity: 'warning',
  effect: 'ignored',
  title: "An optimizer in the config beside the Trainer's",
  docs: {
    why: 'With an optimizer block DeepSpeed builds the optimizer; --optim and Trainer(optimizers=(...)) are ignored.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": "auto"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { optim: 'adafactor' } } },
    sources: ['transformers/integrations/deepspeed.py:546'],
  },
  integrations: ['hf-trainer'],
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const optim = view.run.trainingArguments?.optim;
    const client = view.run.clientOptimizer;
    if (typeof optim !== 'string' && typeof client !== 'string') return;
    yield {
      message: `The \`optimizer\` block wins over the Trainer's ${typeof client === 'string' ? `own ${client}` : `optim ${optim}`}, which is ignored. Remove one of the two.`,
      at: onKey(view, 'optimizer'),
    };
  },
});
