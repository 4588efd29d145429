import { optimizerType } from '../../deepspeed/run/optimizer.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'client-optimizer-overrides',
  group: 'optimizer',
  severity: 'notice',
  effect: 'ignored',
  title: "An optimizer passed in code beats the config's",
  docs: {
    why: 'deepspeed.initialize(optimizer=...) wins: the optimizer block of the config, with its learning rate, is not used.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    run: { integration: 'raw', facts: { clientOptimizer: 'AdamW' } },
    sources: ['deepspeed/runtime/engine.py:2337'],
  },
  keys: ['optimizer'],
  integrations: ['raw'],
  scope: 'integration',
  *check(view) {
    if (!view.run.clientOptimizer || optimizerType(view) === undefined) return;
    yield {
      message: `The script passes its own optimizer (${view.run.clientOptimizer}), which beats this block. Keep one of the two.`,
      at: onKey(view, 'optimizer'),
    };
  },
});
