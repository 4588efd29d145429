import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const PACKAGES = { tensorboard: 'tensorboard', wandb: 'wandb', comet: 'comet_ml>=3.41.0' } as const;
const NAMES = ['tensorboard', 'wandb', 'comet'] as const;

export default rule({
  id: 'monitor-package-needed',
  group: 'monitor',
  severity: 'notice',
  effect: 'advice',
  title: 'Monitor that needs a package',
  docs: {
    why: 'DeepSpeed imports the package of an enabled monitor on rank 0 when it starts, and stops with an ImportError without it. csv_monitor needs none.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "wandb": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "csv_monitor": {"enabled": true}}',
    sources: ['deepspeed/monitor/utils.py:9'],
  },
  keys: [...NAMES],
  scope: 'integration',
  *check(view) {
    for (const name of NAMES) {
      if (view.setting(name, 'enabled') !== true) continue;
      const [distribution = name] = PACKAGES[name].split('>=');
      const known = view.run.packages?.[distribution];
      if (known === true) continue;
      yield {
        message: `\`${name}\` needs the package \`${PACKAGES[name]}\` on rank 0: without it the run stops with an ImportError. Add it to the image.`,
        at: onKey(view, name),
        ...(known === false && { severity: 'error' as const, effect: 'fails' as const }),
      };
    }
  },
});
