import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-dummy-without-config',
  group: 'accelerate',
  severity: 'error',
  effect: 'fails',
  title: 'DummyOptim or DummyScheduler without its block',
  docs: {
    why: 'A DummyOptim stands for the optimizer of the config, a DummyScheduler for its scheduler: where the block is missing Accelerate refuses it.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}}',
    run: {
      integration: 'accelerate',
      facts: { dummyOptimizer: true, dataloaderBatchSize: 2, hiddenSize: null, clientOptimizer: null },
    },
    sources: ['accelerate/accelerator.py:2259'],
  },
  integrations: ['accelerate'],
  scope: 'integration',
  *check(view) {
    if (view.run.dummyOptimizer === true && view.get('optimizer') === undefined)
      yield {
        message:
          'The script hands over a DummyOptim, but the config has no `optimizer`: Accelerate refuses it. Add the block.',
        at: onFile(view),
      };
    if (view.run.dummyScheduler === true && view.get('scheduler') === undefined)
      yield {
        message:
          'The script hands over a DummyScheduler, but the config has no `scheduler`: Accelerate refuses it. Add the block.',
        at: onFile(view),
      };
  },
});
