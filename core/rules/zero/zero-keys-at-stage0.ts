import { isCommentKey } from '../../deepspeed/comment-key.ts';
import { isOnlyStage3 } from '../../deepspeed/run/stage3-keys.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

/** Said by rules of their own at stage 0. */
const OTHERS = /^(?:stage|offload_optimizer|offload_param|cpu_offload.*|zero_.*|legacy_stage1|compute_grad_norm)$/;

export default rule({
  id: 'zero-keys-at-stage0',
  group: 'zero',
  severity: 'notice',
  effect: 'ignored',
  title: 'ZeRO options at stage 0',
  docs: {
    why: 'Stage 0 is plain data parallelism: buckets, overlap and the other ZeRO options are accepted and never used.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 0, "reduce_bucket_size": 200000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "reduce_bucket_size": 200000000}}',
    sources: ['deepspeed/runtime/engine.py:2358'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const block = view.get('zero_optimization');
    // A block without a stage is zero-stage-missing's.
    if (block?.kind !== 'object' || zeroStage(view) !== 0 || view.get('zero_optimization', 'stage') === undefined)
      return;
    const keys = block.members
      .map((member) => member.key)
      .filter((key) => !OTHERS.test(key) && !isOnlyStage3(view.facts, key) && !isCommentKey(key));
    const first = keys[0];
    if (first === undefined) return;
    const names = keys.map((key) => `\`${key}\``).join(', ');
    yield {
      message: `At stage 0 ZeRO is off: ${names} ${keys.length === 1 ? 'does' : 'do'} nothing. Raise \`stage\`, or remove ${keys.length === 1 ? 'it' : 'them'}.`,
      at: onKey(view, 'zero_optimization', first),
      ...(keys.length === 1 && deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', first)),
    };
  },
});
