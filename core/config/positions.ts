/** Offsets to lines and columns and back. A line ends with \n, \r\n or \r; lines and columns count from 1, columns in UTF-16 code units. */
import type { Position, Range, Span } from './document.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Offsets at which lines start, of the texts asked for last: a review asks for many positions of few texts. */
const remembered = new Map<string, readonly number[]>();
const REMEMBERED_TEXTS = 16;

function lineStarts(text: string): readonly number[] {
  const known = remembered.get(text);
  if (known) return known;
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED) continue;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) starts.push(offset + 1);
  }
  if (remembered.size >= REMEMBERED_TEXTS) remembered.clear();
  remembered.set(text, starts);
  return starts;
}

/** The position of an offset; offsets outside the text are taken as its nearest end. */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text);
  const wanted = Math.max(0, Math.min(offset, text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
}

export function rangeOf(text: string, span: Span): Range {
  return { start: positionAt(text, span.start), end: positionAt(text, span.end) };
}

/** The offset of a position; a column beyond its line is taken as the start of the next line or the end of the text. */
export function offsetAt(text: string, position: Position): number {
  const starts = lineStarts(text);
  const index = position.line - 1;
  if (index < 0) return 0;
  const start = starts[index];
  if (start === undefined) return text.length;
  return Math.min(start + Math.max(0, position.column - 1), starts[index + 1] ?? text.length);
}
