import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-ds-scheduler-overrides',
  group: 'hf',
  severity: 'warning',
  effect: 'ignored',
  title: "A scheduler in the config beside the Trainer's",
  docs: {
    why: 'With a scheduler block DeepSpeed builds the scheduler, and --lr_scheduler_type is ignored.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { lr_scheduler_type: 'cosine' } } },
    sources: ['transformers/integrations/deepspeed.py:562'],
  },
  integrations: ['hf-trainer'],
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const type = view.run.trainingArguments?.lr_scheduler_type;
    const client = view.run.clientScheduler;
    if (typeof type !== 'string' && typeof client !== 'string') return;
    yield {
      message: `The \`scheduler\` block wins over the Trainer's ${typeof type === 'string' ? `lr_scheduler_type ${type}` : `own ${client}`}, which is ignored. Remove one of the two.`,
      at: onKey(view, 'scheduler'),
    };
  },
});
