import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

/** Given to the optimizer of stages 1 and 2 alone: deepspeed/runtime/engine.py _configure_zero_optimizer. */
const ONLY_STAGE12 = new Set([
  'round_robin_gradients',
  'ignore_unused_parameters',
  'allgather_bucket_size',
  'parameter_alignment',
  'allgather_partitions',
  'use_multi_rank_bucket_allreduce',
]);

export default rule({
  id: 'stage12-keys-at-stage3',
  group: 'zero',
  severity: 'notice',
  effect: 'ignored',
  title: 'Options of stages 1 and 2 at stage 3',
  docs: {
    why: 'These options are given to the optimizer of stages 1 and 2 only. What sets the size of the stage-3 all-gathers is stage3_prefetch_bucket_size and stage3_max_live_parameters, not allgather_bucket_size.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "allgather_bucket_size": 200000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_prefetch_bucket_size": 50000000}}',
    sources: ['deepspeed/runtime/engine.py:2709', 'https://github.com/deepspeedai/DeepSpeed/issues/6420'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const block = view.get('zero_optimization');
    if (block?.kind !== 'object' || zeroStage(view) !== 3) return;
    const keys = block.members.map((member) => member.key).filter((key) => ONLY_STAGE12.has(key));
    const first = keys[0];
    if (first === undefined) return;
    const names = keys.map((key) => `\`${key}\``).join(', ');
    yield {
      message: `${names} ${keys.length === 1 ? 'acts' : 'act'} at ZeRO stages 1 and 2 only and ${keys.length === 1 ? 'does' : 'do'} nothing at stage 3. Remove ${keys.length === 1 ? 'it' : 'them'}.`,
      at: onKey(view, 'zero_optimization', first),
      ...(keys.length === 1 && deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', first)),
    };
  },
});
