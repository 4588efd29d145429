import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;

export default rule({
  id: 'hw-pinned-memory',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'Everything offloaded to pinned host memory',
  docs: {
    why: 'Pinned memory makes the transfers fast and cannot be swapped out. It is bounded by ulimit -l, by the limits of a container, and by what the host can spare: beyond it the allocation fails or the kernel kills the job.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu", "pin_memory": true}, "offload_optimizer": {"device": "cpu", "pin_memory": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu", "pin_memory": false}, "offload_optimizer": {"device": "cpu", "pin_memory": true}}}',
    sources: ['deepspeed/runtime/zero/offload_config.py:45', 'https://github.com/zoedolan/Vybn/pull/2294'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    // One block that is pinned on purpose is what the documentation recommends; both hold all model states of the node.
    if (zeroStage(view) !== 3 || !BLOCKS.every((block) => offloadDevice(view, block) !== 'none')) return;
    const written = BLOCKS.filter((block) => view.get('zero_optimization', block, 'pin_memory') !== undefined);
    const [first] = written;
    if (first === undefined) return;
    if (!BLOCKS.every((block) => view.setting('zero_optimization', block, 'pin_memory') === true)) return;
    yield {
      message:
        'Parameters and optimizer states are both in pinned host memory: all of it counts against `ulimit -l` and the limit of a container, and cannot be swapped. Give the job that RAM, or set `pin_memory` to false in one of them.',
      at: onValue(view, 'zero_optimization', first, 'pin_memory'),
    };
  },
});
