import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-fsdp-and-deepspeed',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: '--fsdp together with --deepspeed',
  docs: {
    why: 'Both shard the model; the Trainer refuses to start with the two.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { fsdp: 'full_shard' } } },
    goodRun: { integration: 'hf-trainer', facts: { trainingArguments: {} } },
    sources: ['transformers/trainer.py:461'],
  },
  integrations: ['hf-trainer'],
  scope: 'integration',
  *check(view) {
    const fsdp = view.run.trainingArguments?.fsdp;
    if (
      fsdp === undefined ||
      fsdp === false ||
      fsdp === '' ||
      fsdp === null ||
      (Array.isArray(fsdp) && fsdp.length === 0)
    )
      return;
    yield {
      message: '`--fsdp` and `--deepspeed` do not go together: the Trainer refuses to start. Drop one of them.',
      at: onFile(view),
    };
  },
});
