import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-mixed-precision-conflict',
  group: 'accelerate',
  severity: 'error',
  effect: 'fails',
  title: 'mixed_precision against the config',
  docs: {
    why: 'mixed_precision bf16 with fp16.enabled true in the config (or the reverse) is refused by Accelerate.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "fp16": {"enabled": true}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": true}}',
    run: {
      integration: 'accelerate',
      facts: {
        dummyOptimizer: false,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: 'AdamW',
        mixedPrecision: 'bf16',
      },
    },
    sources: ['accelerate/utils/dataclasses.py:1440'],
  },
  integrations: ['accelerate'],
  scope: 'integration',
  *check(view) {
    const mixed = view.run.mixedPrecision;
    if (mixed === undefined || mixed === null || mixed === 'no') return;
    const other = mixed === 'fp16' ? 'bf16' : 'fp16';
    const enabled = view.getWritten(other, 'enabled');
    const on =
      (enabled?.kind === 'boolean' && enabled.value) ||
      (enabled?.kind === 'string' && enabled.value.toLowerCase() === 'true');
    if (!on) return;
    yield {
      message: `mixed_precision is ${mixed}, but \`${other}.enabled\` is true: Accelerate refuses it. Write "auto" in the config.`,
      at: onValue(view, other, 'enabled'),
      fix: {
        title: 'write "auto"',
        edits: [{ span: onValue(view, other, 'enabled').span, text: '"auto"' }],
        safe: true,
      },
    };
  },
});
