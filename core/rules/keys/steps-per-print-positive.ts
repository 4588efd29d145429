import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { deletion, unquoted } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'steps-per-print-positive',
  group: 'keys',
  severity: 'error',
  effect: 'fails',
  title: 'steps_per_print must be a positive number',
  docs: {
    why: 'DeepSpeed divides the step counter by it: 0 ends the first step with ZeroDivisionError, a text with a TypeError. To print nothing leave it out or write null; accelerate overwrites it with infinity.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "steps_per_print": 0}',
    good: '{"train_micro_batch_size_per_gpu": 1, "steps_per_print": null}',
    run: { integration: 'raw', facts: { clientOptimizer: 'AdamW' } },
    sources: ['deepspeed/runtime/engine.py:3552'],
  },
  keys: ['steps_per_print'],
  integrations: ['raw'],
  scope: 'integration',
  *check(view) {
    const steps = view.get('steps_per_print');
    if (steps === undefined || steps.kind === 'null' || isAuto(steps)) return;
    const zero = (steps.kind === 'number' && steps.value === 0) || (steps.kind === 'boolean' && !steps.value);
    if (!zero && (steps.kind === 'number' || steps.kind === 'boolean')) return;
    yield {
      message: `\`steps_per_print\` must be a positive integer, not ${shown(steps)}: the first step fails. Leave it out to print nothing.`,
      at: onValue(view, 'steps_per_print'),
      ...(zero ? deletion(view, 'safe', 'steps_per_print') : unquoted(view, 'steps_per_print')),
      ...(chooseOptimizer(view).from === 'none' && { severity: 'warning' as const }),
    };
  },
});
