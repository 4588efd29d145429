import { deleteMember } from '../../config/edit-delete.ts';
import { memberOf } from '../../config/member.ts';
import type { Report } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** `{ fix }` that deletes a key of the top level that has no effect. */
export function removeKey(view: ConfigView, key: string): Pick<Report, 'fix'> {
  const member = memberOf(view.written, key);
  const edit = member === undefined ? undefined : deleteMember(view.document, view.written, member);
  return edit === undefined ? {} : { fix: { title: `delete \`${key}\``, edits: [edit], safe: true } };
}
