import type { ObjectNode } from '../../config/document.ts';
import { isCommentKey } from '../../deepspeed/comment-key.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { closestNames } from '../../text/closest-names.ts';
import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['fp16', 'bf16', 'bfloat16'] as const;

export default rule({
  id: 'precision-block-not-enabled',
  group: 'precision',
  severity: 'warning',
  effect: 'ignored',
  title: 'fp16 or bf16 block without enabled',
  docs: {
    why: 'enabled defaults to false: a block that only sets loss-scale options (or nothing) leaves the training in fp32, with twice the memory of 16 bit.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"initial_scale_power": 16}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16}}',
    sources: ['deepspeed/runtime/precision_config.py:46'],
  },
  keys: [...BLOCKS],
  scope: 'integration',
  *check(view) {
    for (const name of BLOCKS) {
      const block = view.get(name);
      if (block?.kind !== 'object' || view.get(name, 'enabled') !== undefined) continue;
      // strict-block-unknown-key says what `enable: false` is meant to be.
      if (block.members.some(({ key }) => closestNames(key, ['enabled']).length > 0)) continue;
      // The other type is on: then this block is a left-over, not a mistake that costs anything.
      const other = modelPrecision(view) !== 'fp32';
      if (other && onlyAuto(block)) continue;
      yield {
        message: `The \`${name}\` block has no \`enabled\`, which means false: ${other ? 'it does nothing' : 'the training runs in fp32'}. Add \`"enabled": true\`, or remove the block.`,
        at: onKey(view, name),
        ...(!other && insertion(view, 'unsafe', 'true', name, 'enabled')),
        ...(other && { severity: 'notice' as const }),
      };
    }
  },
});

function onlyAuto(block: ObjectNode): boolean {
  return block.members.every((member) => isAuto(member.value) || isCommentKey(member.key));
}
