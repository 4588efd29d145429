import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'gradient-clipping-negative',
  group: 'gradients',
  severity: 'warning',
  effect: 'changed',
  title: 'Negative gradient_clipping',
  docs: {
    why: 'Only a value above 0 clips; a negative one is accepted and means off.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": -1.0}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 0.0}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:212'],
  },
  keys: ['gradient_clipping'],
  scope: 'integration',
  *check(view) {
    const clipping = view.get('gradient_clipping');
    if (clipping?.kind !== 'number' || clipping.value >= 0) return;
    yield {
      message: 'A negative `gradient_clipping` switches clipping off. Write 0.0 if that is meant, or the largest norm.',
      at: onValue(view, 'gradient_clipping'),
      ...replacement(view, 'safe', '0.0', 'gradient_clipping'),
    };
  },
});
