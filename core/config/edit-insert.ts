/** Putting a member into an object, at its end. */
import type { ConfigDocument, Member, ObjectNode } from './document.ts';
import { type Edit, isQuoteless, keyLike, oneEdit } from './edit.ts';
import {
  commaAfter,
  endOfValue,
  hasBraces,
  indentOf,
  indentUnit,
  isEditable,
  lineEndOf,
  lineIndent,
  lineStartOf,
  newlineOf,
  skipSpaces,
} from './edit-layout.ts';
import { skipComments } from './hjson-blanks.ts';

/** `value` is JSON text; its lines after the first get the member's indent put before them. undefined: the file cannot be edited. */
export function insertMember(
  document: ConfigDocument,
  parent: ObjectNode,
  key: string,
  value: string,
): Edit | undefined {
  if (!isEditable(document)) return undefined;
  const last = parent.members.at(-1);
  return last ? insertAfter(document, parent, last, key, value) : insertFirst(document, parent, key, value);
}

export const indented = (value: string, indent: string, newline: string) =>
  /[\n\r]/.test(value) ? value.split(/\r\n|\n|\r/).join(newline + indent) : value;

/** The indent of a member that is put into this object; null where it goes on the line of another one. */
export function memberIndent(document: ConfigDocument, parent: ObjectNode): string | null {
  const last = parent.members.at(-1);
  if (!last) return lineIndent(document.text, parent.span.start) + indentUnit(document.text);
  return lineStartOf(document.text, last.keySpan.start) > parent.span.start || !hasBraces(document, parent)
    ? indentOf(document.text, last.keySpan.start)
    : null;
}

function insertFirst(document: ConfigDocument, parent: ObjectNode, key: string, value: string): Edit | undefined {
  const { text } = document;
  const newline = newlineOf(text);
  if (!hasBraces(document, parent)) {
    const line = `${JSON.stringify(key)}: ${indented(value, '', newline)}${newline}`;
    // Comments of a file without any member come before.
    const lead = text === '' || /[\n\r]$/.test(text) ? '' : newline;
    return { span: { start: text.length, end: text.length }, text: lead + line };
  }
  const inside = text.slice(parent.span.start + 1, parent.span.end - 1);
  const indent = lineIndent(text, parent.span.start) + indentUnit(text);
  const member = `${JSON.stringify(key)}: ${indented(value, indent, newline)}`;
  if (inside.trim() !== '')
    return {
      span: { start: parent.span.start + 1, end: parent.span.start + 1 },
      text: `${newline}${indent}${member}${newline}${indent}`,
    };
  const replacement = /[\n\r]/.test(text)
    ? `{${newline}${indent}${member}${newline}${lineIndent(text, parent.span.start)}}`
    : `{${member}}`;
  return { span: parent.span, text: replacement };
}

/** Whether members of this object are parted by commas; a file of one member per line may do without. */
function usesCommas(document: ConfigDocument, parent: ObjectNode): boolean {
  const beforeLast = parent.members.at(-2);
  return document.syntax === 'json' || !beforeLast || commaAfter(document.text, beforeLast.value) !== null;
}

function insertAfter(
  document: ConfigDocument,
  parent: ObjectNode,
  last: Member,
  key: string,
  value: string,
): Edit | undefined {
  const { text } = document;
  const newline = newlineOf(text);
  const indent = memberIndent(document, parent);
  const valueEnd = endOfValue(text, last.value);
  const comma = commaAfter(text, last.value);
  const quoteless = isQuoteless(document, last.value);
  const written = keyLike(document, last.keySpan, key);
  if (indent === null) {
    // The others stand on one line; only a text without quotes needs the next one.
    const lead = quoteless ? `${newline}${lineIndent(text, last.keySpan.start)}` : comma ? ' ' : ', ';
    const at = comma?.end ?? valueEnd;
    return {
      span: { start: at, end: at },
      text: `${lead}${written}: ${indented(value, lineIndent(text, last.keySpan.start), newline)}`,
    };
  }
  const needsComma = !comma && !quoteless && usesCommas(document, parent);
  const at = endOfMemberLine(text, comma?.end ?? valueEnd);
  const line = `${newline}${indent}${written}: ${indented(value, indent, newline)}${comma ? ',' : ''}`;
  const after =
    at < text.length && !/[\n\r]/.test(text.charAt(at)) ? newline + lineIndent(text, parent.span.start) : '';
  return oneEdit(text, [
    ...(needsComma ? [{ span: { start: valueEnd, end: valueEnd }, text: ',' }] : []),
    { span: { start: at, end: at }, text: line + after },
  ]);
}

/** Past a comment that stands behind the member on its line. */
function endOfMemberLine(text: string, offset: number): number {
  const start = skipSpaces(text, offset);
  const end = lineEndOf(text, offset);
  if (start === end) return end;
  if (text[start] === '#' || text.startsWith('//', start)) return end;
  if (!text.startsWith('/*', start)) return offset;
  const next = skipComments(`${text.slice(start, end)}`, 0);
  return next === end - start ? end : offset;
}
