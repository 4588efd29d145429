import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { replacement, unquoted } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'gradient-clipping-type',
  group: 'gradients',
  severity: 'error',
  effect: 'fails',
  title: 'gradient_clipping that is no number',
  docs: {
    why: 'DeepSpeed reads gradient_clipping unchecked and compares it with 0 at the first step: text or null ends in a TypeError after the model was loaded. true counts as 1.0.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": "1.0"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 1.0}',
    run: { integration: 'raw', facts: { clientOptimizer: 'AdamW' } },
    sources: ['deepspeed/runtime/utils.py:356', 'deepspeed/runtime/engine.py:3506'],
  },
  keys: ['gradient_clipping'],
  scope: 'integration',
  *check(view) {
    const clipping = view.get('gradient_clipping');
    // "auto" is auto-outside-hf's.
    if (clipping === undefined || clipping.kind === 'number' || isAuto(clipping)) return;
    const { from } = chooseOptimizer(view);
    if (clipping.kind === 'boolean') {
      yield {
        message: `\`gradient_clipping: ${clipping.value}\` is read as ${clipping.value ? '1.0' : '0, which is off'}. Write the number.`,
        at: onValue(view, 'gradient_clipping'),
        ...replacement(view, 'safe', clipping.value ? '1.0' : '0.0', 'gradient_clipping'),
        severity: 'warning',
        effect: 'changed',
      };
      return;
    }
    yield {
      message: `\`gradient_clipping\` must be a number, not ${shown(clipping)}: the first step fails with a TypeError.${clipping.kind === 'string' ? ' Drop the quotes.' : ' Use 0 to switch it off.'}`,
      at: onValue(view, 'gradient_clipping'),
      ...unquoted(view, 'gradient_clipping'),
      // Without an optimizer there is no step.
      ...(from === 'none' && { severity: 'warning' as const }),
    };
  },
});
