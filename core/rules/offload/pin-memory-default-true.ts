import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;

export default rule({
  id: 'pin-memory-default-true',
  group: 'offload',
  severity: 'notice',
  effect: 'advice',
  title: 'Offload pins host memory unless told otherwise',
  docs: {
    why: 'Since pin_memory defaults to true, everything that is offloaded is page-locked: it cannot be swapped out and counts against the memlock limit. On hosts or containers that are short of RAM the run is killed (exit code -9) or stops at "cannot allocate pinned memory".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu", "pin_memory": false}}}',
    sources: ['deepspeed/runtime/zero/offload_config.py:45', 'https://github.com/deepspeedai/DeepSpeed/issues/4571'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    for (const block of BLOCKS) {
      if (offloadDevice(view, block) === 'none') continue;
      if (block === 'offload_param' && zeroStage(view) !== 3) continue;
      if (view.get('zero_optimization', block, 'pin_memory') !== undefined) continue;
      if (view.setting('zero_optimization', block, 'pin_memory') !== true) continue;
      yield {
        message: `\`${block}.pin_memory\` is left out and therefore true: what is offloaded is page-locked host memory. Write it down; set it to false on hosts with little RAM or a low \`ulimit -l\`.`,
        at: onKey(view, 'zero_optimization', block),
        ...insertion(view, 'safe', 'true', 'zero_optimization', block, 'pin_memory'),
      };
    }
  },
});
