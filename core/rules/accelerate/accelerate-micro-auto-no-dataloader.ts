import { isAuto } from '../../deepspeed/run/truth.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-micro-auto-no-dataloader',
  group: 'accelerate',
  severity: 'error',
  effect: 'fails',
  title: 'Micro batch "auto" without a DataLoader',
  docs: {
    why: 'Accelerate takes train_micro_batch_size_per_gpu "auto" from the DataLoader that goes into prepare(); without one it stops.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 2, "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: 'accelerate',
      facts: { dummyOptimizer: false, dataloaderBatchSize: null, hiddenSize: null, clientOptimizer: 'AdamW' },
    },
    sources: [
      'accelerate/accelerator.py:2199',
      'https://github.com/GuHuangAI/ADM-Public/issues/5',
      'https://github.com/jquesnelle/yarn/issues/35',
    ],
  },
  integrations: ['accelerate'],
  keys: ['train_micro_batch_size_per_gpu'],
  scope: 'integration',
  *check(view) {
    if (view.run.dataloaderBatchSize !== null || !isAuto(view.getWritten('train_micro_batch_size_per_gpu'))) return;
    yield {
      message:
        '`train_micro_batch_size_per_gpu` is "auto", but no DataLoader goes into prepare(), from which Accelerate would take it: it stops. Write a number.',
      at: onValue(view, 'train_micro_batch_size_per_gpu'),
    };
  },
});
