import { MUON_PARAMS } from '../../deepspeed/generated/constructors.ts';
import { chooseOptimizer, optimizerParams } from '../../deepspeed/run/optimizer.ts';
import { closestNames } from '../../text/closest-names.ts';
import { deletion, renaming } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'muon-param-ignored',
  group: 'optimizer',
  severity: 'warning',
  effect: 'ignored',
  since: '0.17.0',
  title: 'Parameter that Muon does not read',
  docs: {
    why: 'For Muon the engine picks the parameters that it knows out of optimizer.params and drops the rest without a word: a misspelt or foreign name leaves the default in place.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3, "nesterov": true}}, "zero_optimization": {"stage": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3, "momentum": 0.95}}, "zero_optimization": {"stage": 1}}',
    sources: ['deepspeed/runtime/engine.py:2413'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const choice = chooseOptimizer(view);
    if (choice.from !== 'config' || choice.name !== 'muon') return;
    for (const { key } of optimizerParams(view)?.members ?? []) {
      if (MUON_PARAMS.includes(key) || key === 'max_grad_norm') continue;
      const near = closestNames(key, MUON_PARAMS)[0];
      yield {
        message: `Muon does not read \`${key}\` and drops it silently. ${near === undefined ? 'Delete it.' : `Did you mean \`${near}\`?`}`,
        at: onKey(view, 'optimizer', 'params', key),
        ...(near === undefined
          ? deletion(view, 'safe', 'optimizer', 'params', key)
          : renaming(view, 'unsafe', near, 'optimizer', 'params', key)),
      };
    }
  },
});
