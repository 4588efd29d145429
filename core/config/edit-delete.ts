/** Taking a member out of its object. */
import type { ConfigDocument, Member, ObjectNode } from './document.ts';
import { type Edit, oneEdit } from './edit.ts';
import {
  afterLineBreak,
  commaAfter,
  endOfValue,
  hasBraces,
  indentOf,
  isEditable,
  lineEndOf,
  lineStartOf,
  skipSpaces,
} from './edit-layout.ts';

/**
 * The member with its comma, and with its lines where nothing else stands on them; comments around it stay.
 * undefined where it is no member of this object, or the file cannot be edited.
 */
export function deleteMember(document: ConfigDocument, parent: ObjectNode, member: Member): Edit | undefined {
  const { text } = document;
  const index = parent.members.indexOf(member);
  if (index < 0 || !isEditable(document)) return undefined;
  if (!hasBraces(document, parent) && parent.members.length === 1) return toNothing(text, member);
  const own = ownSpan(text, parent, member);
  const previous = parent.members[index - 1];
  const isLast = index === parent.members.length - 1;
  const comma = previous && isLast ? commaAfter(text, previous.value) : null;
  // A file with a comma after its last member keeps one there.
  if (!comma || commaAfter(text, member.value)) return own;
  const onOneLine = /^[ \t]*$/.test(text.slice(comma.end, own.span.start));
  if (onOneLine) return { span: { start: comma.start, end: own.span.end }, text: own.text };
  return oneEdit(text, [{ span: comma, text: '' }, own]);
}

/** Several members of one object; undefined where they are not, or none would be left of an object without braces. */
export function deleteMembers(
  document: ConfigDocument,
  parent: ObjectNode,
  members: readonly Member[],
): readonly Edit[] | undefined {
  const { text } = document;
  const gone = parent.members.filter((member) => members.includes(member));
  if (gone.length !== members.length || !isEditable(document)) return undefined;
  const kept = parent.members.filter((member) => !members.includes(member));
  if (kept.length === 0 && !hasBraces(document, parent)) return undefined;
  const edits = gone.map((member) => ownSpan(text, parent, member));
  const [last, lastKept] = [parent.members.at(-1), kept.at(-1)];
  const isTail = last !== undefined && members.includes(last) && !commaAfter(text, last.value);
  const comma = lastKept && isTail ? commaAfter(text, lastKept.value) : null;
  if (!comma) return edits;
  const first = edits.findIndex(({ span }) => span.start >= comma.end);
  const edit = edits[first];
  // On one line the blanks behind the comma go with it.
  if (edit && /^[ \t]*$/.test(text.slice(comma.end, edit.span.start)))
    return edits.with(first, { span: { start: comma.start, end: edit.span.end }, text: edit.text });
  return [...edits, { span: comma, text: '' }];
}

/** hjson takes no file that has a byte order mark and nothing else. */
function toNothing(text: string, member: Member): Edit {
  const valueEnd = endOfValue(text, member.value);
  const comma = commaAfter(text, member.value);
  const between = comma ? text.slice(valueEnd, comma.start) : '';
  return { span: { start: member.keySpan.start, end: comma?.end ?? valueEnd }, text: `{}${between}` };
}

function ownSpan(text: string, parent: ObjectNode, member: Member): Edit {
  const start = member.keySpan.start;
  const comma = commaAfter(text, member.value);
  const valueEnd = endOfValue(text, member.value);
  const between = comma ? text.slice(valueEnd, comma.start) : '';
  // A comment before the comma stays, the comma goes.
  const kept = between.trim() === '' ? '' : `${between.trim()} `;
  const end = comma?.end ?? valueEnd;
  const after = skipSpaces(text, end);
  const alone = indentOf(text, start) !== null && lineStartOf(text, start) > parent.span.start;
  const lineEnd = lineEndOf(text, end);
  if (alone && after === lineEnd && kept === '')
    return { span: { start: lineStartOf(text, start), end: afterLineBreak(text, lineEnd) }, text: '' };
  // A line comment that is kept needs its line break.
  const needsBreak = /(?:#|\/\/)/.test(kept) && !/\*\/ $/.test(kept);
  return { span: { start, end: after === lineEnd ? end : after }, text: needsBreak ? `${kept.trimEnd()}\n` : kept };
}
