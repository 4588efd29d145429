import { isAuto } from '../../deepspeed/run/truth.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-warmup-auto-zero',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: 'Warm-up steps "auto" that come out as 0',
  docs: {
    why: 'warmup_num_steps "auto" becomes --warmup_steps, which is 0 by default; DeepSpeed 0.19.6 and later stop on it. The ZeRO-3 example of the Transformers docs fails as published.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": "auto"}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": "auto"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": "auto"}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 100}}}',
    run: { integration: 'hf-trainer', facts: { trainingArguments: { warmup_steps: 0 } } },
    sources: ['deepspeed/runtime/lr_schedules.py:734'],
  },
  since: '0.19.6',
  integrations: ['hf-trainer'],
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    // An evaluation builds no scheduler.
    if (view.run.evaluatesFirst === true) return;
    if (!isAuto(view.getWritten('scheduler', 'params', 'warmup_num_steps'))) return;
    const steps = view.get('scheduler', 'params', 'warmup_num_steps');
    const known = view.run.trainingArguments !== undefined;
    if (steps?.kind !== 'number' || (known && steps.value >= 1)) return;
    yield {
      message: known
        ? '`warmup_num_steps` "auto" becomes 0 with these arguments (`--warmup_steps`), and DeepSpeed stops: it must be at least 1. Pass `--warmup_steps` of at least 1, or a ratio.'
        : '`warmup_num_steps` "auto" becomes `--warmup_steps`, which is 0 where it is not given, and DeepSpeed then stops. Pass at least 1, or a ratio.',
      at: onValue(view, 'scheduler', 'params', 'warmup_num_steps'),
      ...(!known && { severity: 'notice' as const, effect: 'advice' as const }),
    };
  },
});
