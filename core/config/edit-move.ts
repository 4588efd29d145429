/** Moving a member into another object. */
import type { ConfigDocument, Member, ObjectNode } from './document.ts';
import { type Edit, isQuoteless } from './edit.ts';
import { deleteMember } from './edit-delete.ts';
import { insertMember, memberIndent } from './edit-insert.ts';
import { lineIndent } from './edit-layout.ts';

/** The member's value as JSON text or as it stands, without the indent of its place. */
export function portableValue(document: ConfigDocument, member: Member): string {
  const { text } = document;
  const { value } = member;
  if (isQuoteless(document, value) && value.kind === 'string') return JSON.stringify(value.value);
  const written = text.slice(value.span.start, value.span.end);
  const indent = lineIndent(text, member.keySpan.start);
  return written
    .split(/\r\n|\n|\r/)
    .map((line, index) => (index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}

/**
 * Out of `from`, into `to` at its end; as its last member if `to` holds none of that name yet. undefined where that would overwrite a key,
 * put an object into itself, or change the value.
 */
export function moveMember(
  document: ConfigDocument,
  from: ObjectNode,
  member: Member,
  to: ObjectNode,
  key = member.key,
): readonly Edit[] | undefined {
  if (from === to || to.members.some((other) => other.key === key)) return undefined;
  const removal = deleteMember(document, from, member);
  const value = portableValue(document, member);
  if (removal === undefined) return undefined;
  // On one line with others a value of several lines would look odd, but it is correct; comments in it are not.
  if (memberIndent(document, to) === null && /#|\/\//.test(value)) return undefined;
  const insertion = insertMember(document, to, key, value);
  if (insertion === undefined) return undefined;
  // So it is where the object stands in the member itself.
  const overlap = insertion.span.start < removal.span.end && removal.span.start < insertion.span.end;
  return overlap ? undefined : [removal, insertion];
}
