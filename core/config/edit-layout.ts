/** How a file is laid out: lines, indents, commas. What edits need to look as if the file's author had made them. */
import type { ConfigDocument, Node, ObjectNode, Span } from './document.ts';
import { skipComments } from './hjson-blanks.ts';
import { skipPythonBlanks } from './strings.ts';

export function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

/** The offset of the line's end, before its break. */
export function lineEndOf(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

export function afterLineBreak(text: string, lineEnd: number): number {
  return text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : Math.min(lineEnd + 1, text.length);
}

export const newlineOf = (text: string) => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

export function skipSpaces(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

/** The blanks before what stands at `offset`; null where something else stands before it on its line. */
export function indentOf(text: string, offset: number): string | null {
  const indent = text.slice(lineStartOf(text, offset), offset);
  return /^[ \t\ufeff]*$/.test(indent) ? indent.replace('\ufeff', '') : null;
}

/** The blanks at the beginning of the line on which `offset` lies. */
export function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? '';
}

/** One level of indentation: that of the first nested line, else two spaces. */
export function indentUnit(text: string): string {
  return /[{[][ \t]*(?:\r\n|\n|\r)([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

/** Where a value ends for what comes after it: blanks such as U+00A0 behind a value without quotes belong to it. */
export function endOfValue(text: string, value: Node): number {
  const bare = value.kind !== 'object' && value.kind !== 'array' && !/["']/.test(text[value.span.start] ?? '');
  const end = bare ? skipPythonBlanks(text, value.span.end) : value.span.end;
  return /[^ \t]/.test(text.slice(value.span.end, end)) ? end : value.span.end;
}

/** The comma after a value, comments between them or not; null where there is none. */
export function commaAfter(text: string, value: Node): Span | null {
  const offset = skipComments(text, endOfValue(text, value));
  return offset >= 0 && text[offset] === ',' ? { start: offset, end: offset + 1 } : null;
}

/**
 * What follows an edit on its line moves, and with it the indent that hjson cuts from a multi-line string: such files, which nobody writes
 * for DeepSpeed, are left to their authors. So is YAML.
 */
export const isEditable = (document: ConfigDocument) =>
  document.syntax !== 'yaml' && document.text.length <= LARGEST_EDITED && !document.text.includes("'''");

/** UTF-16 units. Nobody mends a larger file by hand, and looking for the ends of its lines takes long. */
const LARGEST_EDITED = 1024 * 1024;

export const hasBraces = (document: ConfigDocument, node: ObjectNode) => document.text[node.span.start] === '{';
