import type { Member, ObjectNode } from '../../config/document.ts';
import { pointerOf } from '../../config/pointer.ts';
import { isCommentKey } from '../../deepspeed/comment-key.ts';
import { blocksWith, handReadKeys, topLevelKeys } from '../../deepspeed/known-keys.ts';
import type { ReleaseFacts } from '../../deepspeed/release.ts';
import { suits } from '../../deepspeed/suits.ts';
import { closestNames } from '../../text/closest-names.ts';
import { move, renaming } from '../fixes/members.ts';
import { rule } from '../rule.ts';

/** Blocks that DeepSpeed reads key by key. `pipeline` is copied as a whole, `params` and `model_info` are other rules' and tools'. */
const BLOCKS = [
  'optimizer',
  'scheduler',
  'activation_checkpointing',
  'flops_profiler',
  'aio',
  'checkpoint',
  'checkpoint/writer',
  'checkpoint/parallel_write',
  'data_types',
  'timers',
  'torch_autocast',
  'autotuning',
  'data_efficiency',
  'data_efficiency/data_sampling',
] as const;

/** Names of older documentation. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  'aio/thread_count': 'intra_op_parallelism',
  'optimizer/param': 'params',
  'scheduler/param': 'params',
};
/** Read behind a feature that has to be on, so that no trace of the defaults shows them. */
const READ_LATER: Readonly<Record<string, readonly string[]>> = {
  autotuning: ['start_step', 'end_step', 'metric_path', 'arg_mappings', 'model_info', 'mp_size'],
};

export default rule({
  id: 'lenient-block-unknown-key',
  group: 'keys',
  severity: 'warning',
  effect: 'ignored',
  title: 'Unknown key in a block that DeepSpeed does not check',
  docs: {
    why: 'Most blocks refuse unknown keys; these are read key by key, and the rest is ignored: a misspelt option stays at its default. Parameters beside `type` instead of inside `params` are lost this way, too, and so is aio.thread_count, which the DeepSpeed documentation still names.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "lr": 1e-4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: [
      'deepspeed/runtime/activation_checkpointing/config.py:76',
      'deepspeed/runtime/swap_tensor/aio_config.py:29',
      'https://github.com/deepspeedai/Megatron-DeepSpeed/pull/452',
      'https://github.com/deepspeedai/DeepSpeed/issues/1809',
    ],
  },
  local: true,
  scope: 'file',
  *check(view) {
    for (const block of BLOCKS) {
      const path = block.split('/');
      const node = view.getWritten(...path);
      const known = node?.kind === 'object' ? keysOf(view.facts, block) : undefined;
      if (node?.kind !== 'object' || known === undefined) continue;
      for (const member of node.members) {
        if (known.includes(member.key) || isCommentKey(member.key)) continue;
        const advice = advise(view.facts, block, node, member, known);
        const here = [...path, member.key];
        yield {
          message: `\`${path.join('.')}\` has no key \`${member.key}\`: DeepSpeed ignores it. ${advice.text}`,
          at: { pointer: pointerOf(...here), span: member.keySpan },
          ...(advice.rename !== undefined && renaming(view, 'unsafe', advice.rename, ...here)),
          ...(advice.into !== undefined && move(view, 'unsafe', here, [...advice.into, member.key])),
        };
      }
    }
  },
});

function keysOf(facts: ReleaseFacts, block: string): readonly string[] | undefined {
  const read = handReadKeys(facts, block);
  return read && [...new Set([...read, ...(Object.hasOwn(READ_LATER, block) ? (READ_LATER[block] ?? []) : [])])];
}

interface Advice {
  readonly text: string;
  readonly rename?: string;
  readonly into?: readonly string[];
}

function advise(
  facts: ReleaseFacts,
  block: string,
  node: ObjectNode,
  member: Member,
  known: readonly string[],
): Advice {
  const path = `${block}/${member.key}`;
  const successor = Object.hasOwn(SUCCESSORS, path) ? SUCCESSORS[path] : undefined;
  if (successor !== undefined) return { text: `The code reads \`${successor}\` instead.`, rename: successor };
  const near = closestNames(
    member.key,
    known.filter((name) => !node.members.some((other) => other.key === name)),
  ).find((name) => suits(facts, `${block}/${name}`, member.value));
  if (near !== undefined) return { text: `Did you mean \`${near}\`?`, rename: near };
  if (topLevelKeys(facts).has(member.key) && !Object.hasOwn(facts.removed.top, member.key))
    return { text: 'It belongs at the top level.', into: [] };
  const [home, ...others] = blocksWith(facts, member.key);
  // A single word such as `mode` says nothing of the block it is from.
  if (home !== undefined && others.length === 0 && member.key.includes('_'))
    return { text: `It belongs in \`${home}\`.`, into: home.split('.') };
  if (block === 'optimizer' || block === 'scheduler')
    return { text: `Move it into \`${block}.params\`.`, into: [block, 'params'] };
  return { text: `It reads ${known.map((name) => `\`${name}\``).join(', ')}.` };
}
