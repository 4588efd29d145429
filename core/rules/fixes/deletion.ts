import { deleteMember } from '../../config/edit-delete.ts';
import type { Refusal } from '../../deepspeed/refusals.ts';
import type { ConfigView } from '../view.ts';

/** The refusal with a fix that deletes its key. */
export function withDeletion(view: ConfigView, refusal: Refusal, safe: boolean): Refusal {
  const { member, parent } = refusal;
  if (member === undefined || parent === undefined) return refusal;
  const written = writtenMember(view, refusal) ?? { member, parent };
  const edit = deleteMember(view.document, written.parent, written.member);
  return edit === undefined ? refusal : { ...refusal, fix: { title: `delete \`${member.key}\``, edits: [edit], safe } };
}

/** The same member in the tree of the file, where an integration or the number types of a loader made a copy of its parents. */
export function writtenMember(
  view: ConfigView,
  refusal: Refusal,
): Pick<Required<Refusal>, 'member' | 'parent'> | undefined {
  const segments = (refusal.parentPointer ?? '').split('/').slice(1);
  const parent = view.getWritten(...segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')));
  if (parent?.kind !== 'object') return undefined;
  const member = parent.members.find(({ keySpan }) => keySpan.start === refusal.member?.keySpan.start);
  return member === undefined ? undefined : { member, parent };
}
