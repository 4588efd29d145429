import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-micro-vs-dataloader',
  group: 'accelerate',
  severity: 'warning',
  effect: 'changed',
  title: "A micro batch other than the DataLoader's",
  docs: {
    why: 'Accelerate does not compare a number in the config with the batch_size of the DataLoader: DeepSpeed then averages and counts with a batch that is not the real one.',
    bad: '{"train_micro_batch_size_per_gpu": 8, "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: 'accelerate',
      facts: { dummyOptimizer: false, dataloaderBatchSize: 2, hiddenSize: null, clientOptimizer: 'AdamW' },
    },
    sources: ['accelerate/accelerator.py:2205'],
  },
  integrations: ['accelerate'],
  keys: ['train_micro_batch_size_per_gpu'],
  scope: 'integration',
  *check(view) {
    const micro = view.getWritten('train_micro_batch_size_per_gpu');
    const loader = view.run.dataloaderBatchSize;
    if (micro?.kind !== 'number' || typeof loader !== 'number' || micro.value === loader) return;
    yield {
      message: `\`train_micro_batch_size_per_gpu\` is ${micro.value}, but the DataLoader gives batches of ${loader}: nobody checks it, and the batch arithmetic is wrong. Write "auto".`,
      at: onValue(view, 'train_micro_batch_size_per_gpu'),
      fix: { title: 'write "auto"', edits: [{ span: micro.span, text: '"auto"' }], safe: false },
    };
  },
});
