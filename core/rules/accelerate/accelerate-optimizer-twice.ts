import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-optimizer-twice',
  group: 'accelerate',
  severity: 'error',
  effect: 'fails',
  title: 'An optimizer in the config and in the code',
  docs: {
    why: 'Accelerate refuses to prepare a real optimizer where the config has an optimizer block: the code must hand over a DummyOptim then.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: 'accelerate',
      facts: { dummyOptimizer: false, dataloaderBatchSize: 2, hiddenSize: null, clientOptimizer: 'AdamW' },
    },
    sources: [
      'accelerate/accelerator.py:2253',
      'https://github.com/huggingface/transformers/issues/24640',
      'https://github.com/huggingface/transformers/issues/26148',
    ],
  },
  integrations: ['accelerate'],
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    if (typeof view.run.clientOptimizer !== 'string' || view.run.dummyOptimizer !== false) return;
    yield {
      message: `The config has an \`optimizer\`, and the script hands over ${view.run.clientOptimizer}, too: Accelerate refuses it. Use accelerate.utils.DummyOptim in the script, or delete the block.`,
      at: onKey(view, 'optimizer'),
    };
  },
});
