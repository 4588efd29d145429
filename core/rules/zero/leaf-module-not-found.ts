import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const LISTS = ['classes', 'names', 'name_suffixes'] as const;

export default rule({
  id: 'leaf-module-not-found',
  group: 'zero',
  severity: 'warning',
  effect: 'ignored',
  since: '0.18.0',
  title: 'leaf_module names must match the model',
  docs: {
    why: 'A leaf module (a mixture of experts, mostly) is fetched as a whole, so that ranks that visit different experts do not wait for each other for ever. A class name that matches nothing gives one log line, and the hang that the setting was to prevent.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "leaf_module": {"classes": ["NoSuchBlock"]}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    sources: ['deepspeed/utils/z3_leaf_module.py:247'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3) return;
    const block = view.get('zero_optimization', 'leaf_module');
    if (block?.kind !== 'object') return;
    const named = LISTS.some((list) => {
      const names = view.get('zero_optimization', 'leaf_module', list);
      return names?.kind === 'array' && names.items.length > 0;
    });
    if (!named) return;
    yield {
      message:
        '`leaf_module` must name classes or modules of this model exactly; what matches nothing is skipped with one log line. Check the names against `model.named_modules()`.',
      at: onKey(view, 'zero_optimization', 'leaf_module'),
      // Whether the names are right is known only where the model is.
      ...(view.run.modelClass === undefined &&
        view.run.other === undefined && { severity: 'notice' as const, effect: 'advice' as const }),
    };
  },
});
