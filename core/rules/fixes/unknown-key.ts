import { renameKey } from '../../config/edit.ts';
import { deleteMember } from '../../config/edit-delete.ts';
import { moveMember } from '../../config/edit-move.ts';
import { memberOf } from '../../config/member.ts';
import { isCommentKey } from '../../deepspeed/comment-key.ts';
import { modelIndex } from '../../deepspeed/fields.ts';
import { dotted, type Refusal } from '../../deepspeed/refusals.ts';
import { closestNames } from '../../text/closest-names.ts';
import type { Fix } from '../rule.ts';
import type { ConfigView } from '../view.ts';
import { writtenMember } from './deletion.ts';

/** Says where the key belongs, or which one is meant, and brings the edit. */
export function unknownKeyAdvice(view: ConfigView, refusal: Refusal): Refusal {
  const { model, member } = refusal;
  if (model === undefined || member === undefined) return refusal;
  const key = member.key;
  const block = dotted(refusal.parentPointer ?? '');
  const start = `\`${key}\` is no key of \`${block}\`, which allows no others: DeepSpeed refuses the config.`;
  const home = homeOf(view, key, block);
  if (isCommentKey(key))
    return withFix(
      refusal,
      `${start} Comments in JSON are only ignored at the top level: delete it, or move it there.`,
      deletion(view, refusal, true),
    );
  const near = closestNames(key, model.keys).filter(
    (name) => view.getWritten(...segments(refusal), name) === undefined,
  );
  if (near[0] === undefined && (block === 'bf16' || block === 'bfloat16') && isOfFp16(view, key))
    return withFix(
      refusal,
      `${start} It is a setting of \`fp16\`; bf16 needs no loss scale: delete it.`,
      deletion(view, refusal, false),
    );
  if (home !== undefined && near[0] === undefined) {
    const where = home === '' ? 'at the top level' : `into \`${home}\``;
    if (view.getWritten(...segmentsOf(home), key) !== undefined)
      return withFix(
        refusal,
        `${start} It belongs ${where}, where it stands already: delete it here.`,
        deletion(view, refusal, false),
      );
    return withFix(
      refusal,
      `${start} It belongs ${where}: move it there.`,
      home === '' ? move(view, refusal) : undefined,
    );
  }
  const best = near[0];
  if (best !== undefined) {
    const message = `${start} Did you mean ${near.map((name) => `\`${name}\``).join(' or ')}?`;
    return withFix(refusal, message, {
      title: `rename to \`${best}\``,
      edits: [renameKey(view.document, member, best)],
      safe: false,
    });
  }
  return withFix(refusal, `${start} Delete it.`, deletion(view, refusal, false));
}

/** The block whose key this is: '' for the top level; undefined where no block, or more than one, knows it. */
function homeOf(view: ConfigView, key: string, block: string): string | undefined {
  if (Object.hasOwn(view.facts.keys, key)) return '';
  const homes = Object.entries(view.facts.sections)
    .filter(([section, model]) => section !== block && modelIndex(view.facts, model)?.byKey.has(key) === true)
    .map(([section]) => section.replace('/', '.'));
  const inner = Object.keys(view.facts.keys).filter((path) => path.endsWith(`/${key}`) && path.split('/').length === 2);
  const all = [...homes, ...inner.map((path) => path.slice(0, path.indexOf('/')))];
  return all.length === 1 ? all[0] : undefined;
}

const segmentsOf = (block: string): string[] => (block === '' ? [] : block.split('.'));

function isOfFp16(view: ConfigView, key: string): boolean {
  const model = view.facts.sections.fp16;
  return model !== undefined && modelIndex(view.facts, model)?.byKey.has(key) === true;
}

function segments(refusal: Refusal): string[] {
  return (refusal.parentPointer ?? '')
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function deletion(view: ConfigView, refusal: Refusal, safe: boolean): Fix | undefined {
  const written = writtenMember(view, refusal);
  const edit = written === undefined ? undefined : deleteMember(view.document, written.parent, written.member);
  return edit === undefined || written === undefined
    ? undefined
    : { title: `delete \`${written.member.key}\``, edits: [edit], safe };
}

/** To the end of the top level; not where the key is there already. */
function move(view: ConfigView, refusal: Refusal): Fix | undefined {
  const written = writtenMember(view, refusal);
  if (written === undefined || memberOf(view.written, written.member.key) !== undefined) return undefined;
  const edits = moveMember(view.document, written.parent, written.member, view.written);
  if (edits === undefined) return undefined;
  return { title: `move \`${written.member.key}\` to the top level`, edits, safe: false };
}

function withFix(refusal: Refusal, message: string, fix: Fix | undefined): Refusal {
  return { ...refusal, message, ...(fix !== undefined && { fix }) };
}
