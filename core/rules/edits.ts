/** Edits of a config's text that keep its formatting and comments: rename, replace, delete, insert. */
import type { ConfigDocument, Member, Node, ObjectNode } from '../config/document.ts';
import type { Edit } from './rule.ts';

/** `"old"` → `"new"`, in the quotes (or without) that stand there. */
export function renameKey(document: ConfigDocument, member: Member, key: string): Edit {
  const written = document.text.slice(member.keySpan.start, member.keySpan.end);
  const quote = written.startsWith('"') || document.syntax === 'json' ? '"' : written.startsWith("'") ? "'" : '';
  return { span: member.keySpan, text: `${quote}${key}${quote}` };
}

export function replaceValue(node: Node, text: string): Edit {
  return { span: node.span, text };
}

/** The member with its comma; undefined where that cannot be done without touching a comment. */
export function deleteMember(document: ConfigDocument, parent: ObjectNode, member: Member): Edit | undefined {
  const { text } = document;
  const at = parent.members.indexOf(member);
  const next = parent.members[at + 1];
  const previous = parent.members[at - 1];
  if (at < 0) return undefined;
  if (next !== undefined) {
    const between = text.slice(member.value.span.end, next.keySpan.start);
    if (!/^\s*,?\s*$/.test(between)) return undefined;
    return { span: { start: member.keySpan.start, end: next.keySpan.start }, text: '' };
  }
  const from = previous === undefined ? parent.span.start + 1 : previous.value.span.end;
  const between = text.slice(from, member.keySpan.start);
  if (!/^\s*,?\s*$/.test(between)) return undefined;
  const trailing = /^\s*,/.exec(text.slice(member.value.span.end))?.[0].length ?? 0;
  const start = previous === undefined ? member.keySpan.start : from;
  return { span: { start, end: member.value.span.end + trailing }, text: '' };
}

/** A member at the end of an object, indented as its neighbours; undefined where the object's text is not a plain `{ … }`. */
export function insertMember(
  document: ConfigDocument,
  parent: ObjectNode,
  key: string,
  value: string,
): Edit | undefined {
  const { text } = document;
  if (text[parent.span.start] !== '{') return undefined;
  const written = `"${key}": ${value}`;
  const last = parent.members.at(-1);
  if (last === undefined) {
    const inner = text.slice(parent.span.start + 1, parent.span.end - 1);
    return inner.trim() === ''
      ? { span: { start: parent.span.start, end: parent.span.end }, text: `{${written}}` }
      : undefined;
  }
  const after = text.slice(last.value.span.end, parent.span.end - 1);
  if (!/^\s*,?\s*$/.test(after)) return undefined;
  const comma = /^\s*,/.exec(after)?.[0].length ?? 0;
  const lineStart = text.lastIndexOf('\n', last.keySpan.start) + 1;
  const indent = text.slice(lineStart, last.keySpan.start);
  const separator = lineStart > parent.span.start && /^[ \t]*$/.test(indent) ? `\n${indent}` : ' ';
  // An unquoted text of HJSON goes on to the end of its line, a comma included.
  const unquoted =
    last.value.kind === 'string' && !/["']$/.test(text.slice(last.value.span.start, last.value.span.end));
  const before = unquoted ? `\n${separator.replace('\n', '')}` : `,${separator}`;
  return { span: { start: last.value.span.end, end: last.value.span.end + comma }, text: `${before}${written}` };
}

/** The member's own text, key and value. */
export function memberText(document: ConfigDocument, member: Member): string {
  return document.text.slice(member.keySpan.start, member.value.span.end);
}
