import { insertion } from '../fixes/members.ts';
import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'gradient-clipping-default',
  group: 'gradients',
  severity: 'notice',
  effect: 'changed',
  since: '0.19.0',
  title: 'gradient_clipping left out',
  docs: {
    why: 'DeepSpeed 0.19 clips at 1.0 where the key is left out; before, clipping was off. The same file trains differently after an upgrade.',
    bad: '{"train_micro_batch_size_per_gpu": 1}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 1.0}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/constants.py:203', 'https://github.com/deepspeedai/DeepSpeed/pull/8068'],
  },
  integrations: ['raw'],
  scope: 'integration',
  *check(view) {
    if (view.get('gradient_clipping') !== undefined || view.root.members.length === 0) return;
    const byDefault = view.setting('gradient_clipping');
    if (typeof byDefault !== 'number' || byDefault === 0) return;
    yield {
      message: `\`gradient_clipping\` is left out, which means ${byDefault.toFixed(1)} in this release (off before DeepSpeed 0.19). Write it down: ${byDefault.toFixed(1)}, or 0.0 for off.`,
      at: onFile(view),
      ...insertion(view, 'safe', byDefault.toFixed(1), 'gradient_clipping'),
    };
  },
});
