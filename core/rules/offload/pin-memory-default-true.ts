import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;

export default rule({
  id: 'pin-memory-default-true',
  group: 'offload',
  severity: 'notice',
  effect: 'advice',
  since: '0.19.0',
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
    const blocks = BLOCKS.filter((block) => pinsUnasked(view, block));
    const [first, second] = blocks;
    if (first === undefined) return;
    const fixes = blocks.map((block) => insertion(view, 'safe', 'true', 'zero_optimization', block, 'pin_memory').fix);
    const edits = fixes.flatMap((fix) => fix?.edits ?? []);
    yield {
      message: `\`pin_memory\` is left out of \`${first}\`${second === undefined ? '' : ` and \`${second}\``} and therefore true: what is offloaded is page-locked host memory. Write it down; set it to false on hosts with little RAM or a low \`ulimit -l\`.`,
      at: onKey(view, 'zero_optimization', first),
      ...(fixes.every((fix) => fix !== undefined) && {
        fix: { title: 'Write `"pin_memory": true`', edits, safe: true },
      }),
    };
  },
});

function pinsUnasked(view: ConfigView, block: (typeof BLOCKS)[number]): boolean {
  if (offloadDevice(view, block) === 'none' || (block === 'offload_param' && zeroStage(view) !== 3)) return false;
  if (view.get('zero_optimization', block, 'pin_memory') !== undefined) return false;
  return view.setting('zero_optimization', block, 'pin_memory') === true;
}
