import { isOnlyStage3 } from '../../deepspeed/run/stage3-keys.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'stage3-keys-below-stage3',
  group: 'zero',
  severity: 'notice',
  effect: 'ignored',
  title: 'Stage-3 options below stage 3',
  docs: {
    why: 'stage3_*, sub_group_size and leaf_module are read by the stage-3 optimizer only. Below stage 3 they are accepted and do nothing, which is easy to miss when a stage-3 config is turned into a stage-2 one.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "stage3_max_live_parameters": 1000000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_max_live_parameters": 1000000000}}',
    sources: ['deepspeed/runtime/engine.py:2655', 'https://github.com/deepspeedai/DeepSpeed/issues/6420'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    const block = view.get('zero_optimization');
    if (block?.kind !== 'object' || stage === undefined || stage === 3) return;
    const keys = block.members.map((member) => member.key).filter((key) => isOnlyStage3(view.facts, key));
    const first = keys[0];
    if (first === undefined) return;
    const names = keys.map((key) => `\`${key}\``).join(', ');
    yield {
      message: `${names} ${keys.length === 1 ? 'acts' : 'act'} at ZeRO stage 3 only and ${keys.length === 1 ? 'does' : 'do'} nothing at stage ${stage}. Remove ${keys.length === 1 ? 'it' : 'them'}, or use stage 3.`,
      at: onKey(view, 'zero_optimization', first),
      ...(keys.length === 1 && deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', first)),
    };
  },
});
