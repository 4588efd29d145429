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
  /** That key, or the blocks that have this one; undefined of a key that is nowhere near to DeepSpeed's. */
  readonly home?: string | readonly string[];
}

/** From so many strange keys on the file is that of a script or of GPT-NeoX, with DeepSpeed's keys among its own. */
const OF_ANOTHER_PROGRAM = 8;
/** Nobody mends more names than these, and each is compared with every known one. */
const LOOKED_AT = 500;
const UNKNOWN: Advice = { text: 'Remove it, or put an underscore before the name if it is a comment.' };

export default rule({
  id: 'unknown-top-level-key',
  group: 'keys',
  severity: 'warning',
  effect: 'ignored',
  title: 'Unknown key at the top level',
  docs: {
    why: 'DeepSpeed looks up the keys it knows and never asks for the others: a misspelt block (zero_optimisation) or a key at the wrong level (stage, offload_optimizer, overlap_comm) is ignored without a word, and the run trains with the defaults. Names that start with an underscore, // or #, and $schema, are taken as comments. A file with eight or more keys that are nowhere near to those of DeepSpeed is read by another program, too: one notice speaks of them all.',
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
    const names = [...known].filter((name) => !Object.hasOwn(view.facts.removed.top, name));
    const unknown = view.written.members
      .filter(({ key }) => !known.has(key) && !isCommentKey(key))
      .map((member, index) => ({ member, advice: index < LOOKED_AT ? advise(view, member, names) : UNKNOWN }));
    const strangers = unknown.filter(({ advice }) => advice.home === undefined);
    const [first] = strangers;
    const shared = first !== undefined && strangers.length >= OF_ANOTHER_PROGRAM;
    if (shared)
      yield {
        message: ofAnotherProgram(strangers.map(({ member }) => member.key)),
        at: { pointer: pointerOf(first.member.key), span: first.member.keySpan },
        severity: 'notice',
      };
    for (const { member, advice } of unknown) {
      if (shared && advice.home === undefined) continue;
      yield {
        message: `DeepSpeed knows no key \`${member.key}\` at the top level and ignores it. ${advice.text}`,
        at: { pointer: pointerOf(member.key), span: member.keySpan },
        ...fixOf(view, member.key, advice),
      };
    }
  },
});

function ofAnotherProgram(keys: readonly string[]): string {
  const some = keys.slice(0, 3).map((key) => `\`${key}\``);
  return `${some.join(', ')} and ${keys.length - some.length} more keys at the top level are none of DeepSpeed's, which ignores them: another program seems to read this file, too.`;
}

function advise(view: ConfigView, { key, value }: Member, names: readonly string[]): Advice {
  const foreign = FOREIGN_KEYS.get(key);
  if (foreign !== undefined) {
    const text = `${foreign.why.slice(0, 1).toUpperCase()}${foreign.why.slice(1)}.`;
    if (foreign.use === undefined) return { text };
    return { text, home: foreign.use, ...(suits(view.facts, foreign.use, value) && { rename: foreign.use }) };
  }
  const blocks = blocksWith(view.facts, key);
  if (blocks.length > 0) return { text: `It belongs in ${listed(blocks)}.`, home: blocks };
  const near = closestNames(key, names).find((name) => suits(view.facts, name, value));
  if (near !== undefined) return { text: `Did you mean \`${near}\`?`, rename: near, home: near };
  return UNKNOWN;
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
