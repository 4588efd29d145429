import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const MONITORS = ['tensorboard', 'wandb', 'csv_monitor', 'comet', 'comms_logger'] as const;

export default rule({
  id: 'monitor-disabled',
  group: 'monitor',
  severity: 'notice',
  effect: 'ignored',
  title: 'Monitor block without enabled',
  docs: {
    why: 'enabled defaults to false in every monitor block: a block that only names a path or a project logs nothing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "tensorboard": {"output_path": "runs"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "tensorboard": {"enabled": true, "output_path": "runs"}}',
    sources: ['deepspeed/monitor/config.py:20'],
  },
  keys: [...MONITORS],
  scope: 'file',
  *check(view) {
    for (const name of MONITORS) {
      const block = view.getWritten(name);
      if (block?.kind !== 'object' || block.members.length === 0) continue;
      if (view.getWritten(name, 'enabled') !== undefined) continue;
      yield {
        message: `The \`${name}\` block has no \`enabled\`, which means false: it logs nothing. Add \`"enabled": true\`, or remove it.`,
        at: onKey(view, name),
        ...insertion(view, 'unsafe', 'true', name, 'enabled'),
      };
    }
  },
});
