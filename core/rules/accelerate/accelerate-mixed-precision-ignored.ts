import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-mixed-precision-ignored',
  group: 'accelerate',
  severity: 'warning',
  effect: 'ignored',
  title: 'mixed_precision that the config overrules',
  docs: {
    why: 'The file wins: mixed_precision bf16 with bf16.enabled false trains in fp32, mixed_precision no with bf16.enabled true in bf16.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": false}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
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
    sources: ['accelerate/utils/dataclasses.py:1446'],
  },
  integrations: ['accelerate'],
  scope: 'integration',
  *check(view) {
    const mixed = view.run.mixedPrecision;
    if (mixed === undefined || mixed === null) return;
    // The file of `accelerate launch` says nothing of it: then nothing is ignored.
    const { accelerate_yaml: launcher } = view.run.other ?? {};
    if (mixed === 'no' && typeof launcher === 'object' && launcher !== null && !('mixed_precision' in launcher)) return;
    for (const block of ['fp16', 'bf16'] as const) {
      const enabled = view.getWritten(block, 'enabled');
      if (enabled?.kind !== 'boolean') continue;
      const wanted = mixed === block || (block === 'bf16' && mixed === 'fp8');
      if (enabled.value === wanted || (mixed !== 'no' && !wanted)) continue;
      yield {
        message: `mixed_precision is ${mixed}, but \`${block}.enabled\` is ${enabled.value}, and the file wins. Write "auto".`,
        at: onValue(view, block, 'enabled'),
        fix: { title: 'write "auto"', edits: [{ span: enabled.span, text: '"auto"' }], safe: false },
      };
    }
  },
});
