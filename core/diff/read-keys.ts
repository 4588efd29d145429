/** Keys of a config that one of two releases reads and the other does not: what is written there begins to act, or stops acting, without a word. */
import type { Member, ObjectNode } from '../config/document.ts';
import { pointerOf } from '../config/pointer.ts';
import { isCommentKey } from '../deepspeed/comment-key.ts';
import { modelIndex } from '../deepspeed/fields.ts';
import { handReadKeys, topLevelKeys } from '../deepspeed/known-keys.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';

export interface KeyReading {
  /** RFC 6901. */
  readonly pointer: string;
  readonly member: Member;
  readonly kind: 'begins' | 'stops';
}

/** Blocks of DeepSpeed are no deeper; what is deeper belongs to somebody else. */
const DEEPEST = 4;

/** Of a block that is not read as a whole, the block is named, not its keys. What a release refuses is no matter of reading. */
export function changedReadings(root: ObjectNode, from: ReleaseFacts, to: ReleaseFacts): readonly KeyReading[] {
  const found: KeyReading[] = [];
  const walk = (node: ObjectNode, path: readonly string[]): void => {
    for (const member of node.members) {
      if (isCommentKey(member.key)) continue;
      const here = [...path, member.key];
      const [before, after] = [reads(from, here), reads(to, here)];
      if (before === 'refused' || after === 'refused') continue;
      if (before !== after && before !== 'unknown' && after !== 'unknown')
        found.push({ pointer: pointerOf(...here), member, kind: after === 'yes' ? 'begins' : 'stops' });
      else if (before === 'yes' && member.value.kind === 'object' && here.length < DEEPEST) walk(member.value, here);
    }
  };
  walk(root, []);
  return found;
}

/** `unknown`: the block above is taken as a whole, or is read in a way that the facts do not show. */
function reads(facts: ReleaseFacts, path: readonly string[]): 'yes' | 'no' | 'refused' | 'unknown' {
  const [first = '', second] = path;
  if (second === undefined) {
    if (Object.hasOwn(facts.removed.top, first)) return 'refused';
    return topLevelKeys(facts).has(first) ? 'yes' : 'no';
  }
  for (let depth = path.length - 1; depth > 0; depth--) {
    const model = facts.sections[path.slice(0, depth).join('/')];
    if (model !== undefined) return readsField(facts, model, path.slice(depth));
  }
  if (Object.hasOwn(facts.keys, path.join('/')) || facts.sections[path.join('/')] !== undefined) return 'yes';
  return handReadKeys(facts, path.slice(0, -1).join('/')) === undefined ? 'unknown' : 'no';
}

/** Models forbid what they do not know. */
function readsField(facts: ReleaseFacts, name: string, path: readonly string[]): 'yes' | 'refused' | 'unknown' {
  const [key = '', ...rest] = path;
  const field = modelIndex(facts, name)?.byKey.get(key);
  if (field === undefined) return 'refused';
  if (rest.length === 0) return 'yes';
  return field.kind === 'model' && field.model !== undefined ? readsField(facts, field.model, rest) : 'unknown';
}
