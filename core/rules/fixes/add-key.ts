import { insertMember } from '../../config/edit-insert.ts';
import type { Report } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** `{ fix }` that adds a key to the top level; nothing where the file's text leaves no plain place for it. */
export function addKey(view: ConfigView, key: string, value: string): Pick<Report, 'fix'> {
  const edit = insertMember(view.document, view.written, key, value);
  return edit === undefined ? {} : { fix: { title: `add "${key}": ${value}`, edits: [edit], safe: false } };
}
