import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;

export default rule({
  id: 'hw-pinned-memory',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'Offload with pinned host memory',
  docs: {
    why: 'Pinned memory makes the transfers fast and cannot be swapped out. It is bounded by ulimit -l, by the limits of a container, and by what the host can spare: beyond it the allocation fails or the kernel kills the job.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu", "pin_memory": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu", "pin_memory": false}}}',
    sources: ['deepspeed/runtime/zero/offload_config.py:45', 'https://github.com/zoedolan/Vybn/pull/2294'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    for (const block of BLOCKS) {
      if (offloadDevice(view, block) === 'none') continue;
      const pinned = view.get('zero_optimization', block, 'pin_memory');
      // Left out it is pin-memory-default-true's.
      if (pinned === undefined || view.setting('zero_optimization', block, 'pin_memory') !== true) continue;
      yield {
        message: `\`${block}\` pins host memory: all of it counts against \`ulimit -l\` and the container's limit, and cannot be swapped. Give the job that RAM, or set \`pin_memory\` to false.`,
        at: onValue(view, 'zero_optimization', block, 'pin_memory'),
      };
      return;
    }
  },
});
