import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

const MUP = new Set(['muadam', 'muadamw', 'musgd']);

export default rule({
  id: 'optimizer-package-missing',
  group: 'optimizer',
  severity: 'warning',
  effect: 'fails',
  since: '0.10.0',
  title: 'MuAdam, MuAdamW and MuSGD need the mup package',
  docs: {
    why: 'These optimizers come from the package mup, which DeepSpeed does not install. Without it the import error is only logged, and the run dies with an UnboundLocalError that names no package.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "MuAdam", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Adam", "params": {"lr": 1e-4}}}',
    sources: ['deepspeed/runtime/engine.py:2516'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config' || !MUP.has(choice.name) || view.run.packages?.mup === true) return;
    yield {
      message: `${choice.type} comes from the package \`mup\`, which DeepSpeed does not install: without it the run stops with an UnboundLocalError. Add mup to the image.`,
      at: onValue(view, 'optimizer', 'type'),
      ...(view.run.packages?.mup === false && { severity: 'error' as const }),
    };
  },
});
