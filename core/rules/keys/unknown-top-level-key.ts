import type { Member } from '../../config/document.ts';
import { pointerOf } from '../../config/pointer.ts';
import { isCommentKey } from '../../deepspeed/comment-key.ts';
import { FOREIGN_KEYS } from '../../deepspeed/foreign-keys.ts';
import { blocksWith, topLevelKeys } from '../../deepspeed/known-keys.ts';
import { suits } from '../../deepspeed/suits.ts';
import { closestNames } from '../../text/closest-names.ts';
import { move, renaming } from '../fixes/members.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

interface Advice {
  readonly text: string;
  /** The known key that is meant. */
  readonly rename?: string;
}

export default rule({
  id: 'unknown-top-level-key',
  group: 'keys',
  severity: 'warning',
  effect: 'ignored',
  title: 'Unknown key at the top level',
  docs: {
    why: 'DeepSpeed looks up the keys it knows and never asks for the others: a misspelt block (zero_optimisation) or a key at the wrong level (stage, offload_optimizer, overlap_comm) is ignored without a word, and the run trains with the defaults. Names that start with an underscore, // or #, and $schema, are taken as comments.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimisation": {"stage": 3}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "_note": "a comment"}',
    sources: [
      'deepspeed/runtime/config.py:482',
      'https://github.com/deepspeedai/DeepSpeed/issues/1809',
      'https://github.com/deepspeedai/DeepSpeed/issues/653',
      'https://github.com/deepspeedai/DeepSpeed/issues/1935',
    ],
  },
  local: true,
  scope: 'file',
  *check(view) {
    const known = topLevelKeys(view.facts);
    for (const member of view.written.members) {
      if (known.has(member.key) || isCommentKey(member.key)) continue;
      const advice = advise(view, member);
      yield {
        message: `DeepSpeed knows no key \`${member.key}\` at the top level and ignores it. ${advice.text}`,
        at: { pointer: pointerOf(member.key), span: member.keySpan },
        ...fixOf(view, member.key, advice),
      };
    }
  },
});

function advise(view: ConfigView, { key, value }: Member): Advice {
  const foreign = FOREIGN_KEYS.get(key);
  if (foreign !== undefined) {
    const text = `${foreign.why.slice(0, 1).toUpperCase()}${foreign.why.slice(1)}.`;
    return foreign.use === undefined || !suits(view.facts, foreign.use, value)
      ? { text }
      : { text, rename: foreign.use };
  }
  const blocks = blocksWith(view.facts, key);
  if (blocks.length > 0) return { text: `It belongs in ${listed(blocks)}.` };
  const names = [...topLevelKeys(view.facts)].filter((name) => !Object.hasOwn(view.facts.removed.top, name));
  const near = closestNames(key, names).find((name) => suits(view.facts, name, value));
  if (near !== undefined) return { text: `Did you mean \`${near}\`?`, rename: near };
  return { text: 'Remove it, or put an underscore before the name if it is a comment.' };
}

function listed(blocks: readonly string[]): string {
  const most = blocks.slice(0, 3).map((block) => `\`${block}\``);
  return blocks.length > 3 ? `a block such as ${most.join(', ')}` : most.join(' or ');
}

/** A rename or a move changes what the run does, which is the point: never applied unasked. */
function fixOf(view: ConfigView, key: string, advice: Advice) {
  if (advice.rename !== undefined) return renaming(view, 'unsafe', advice.rename, key);
  const [block, ...others] = blocksWith(view.facts, key);
  return block === undefined || others.length > 0 ? {} : move(view, 'unsafe', [key], [...block.split('.'), key]);
}
