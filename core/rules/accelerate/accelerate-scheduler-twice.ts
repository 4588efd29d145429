import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-scheduler-twice',
  group: 'accelerate',
  severity: 'error',
  effect: 'fails',
  title: 'A scheduler in the config and in the code',
  docs: {
    why: 'Accelerate refuses to prepare a real scheduler where the config has a scheduler block: the code must hand over a DummyScheduler then.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}}',
    run: {
      integration: 'accelerate',
      facts: {
        dummyOptimizer: true,
        dummyScheduler: false,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: null,
        clientScheduler: 'LambdaLR',
      },
    },
    sources: ['accelerate/accelerator.py:2268'],
  },
  integrations: ['accelerate'],
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    if (typeof view.run.clientScheduler !== 'string' || view.run.dummyScheduler !== false) return;
    yield {
      message: `The config has a \`scheduler\`, and the script hands over ${view.run.clientScheduler}, too: Accelerate refuses it. Use accelerate.utils.DummyScheduler in the script, or delete the block.`,
      at: onKey(view, 'scheduler'),
    };
  },
});
