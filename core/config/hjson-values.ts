/** hjson's values without quotes, its multi-line strings and its keys. */
import type { Node } from './document.ts';
import { lineEnd } from './hjson-blanks.ts';
import { numberNode, scanHjsonNumber } from './numbers.ts';
import { unfilledAt } from './placeholder.ts';
import {
  APOSTROPHE,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isDigit,
  isLineEnd,
  LINE_FEED,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  SLASH,
  SPACE,
  STAR,
  shown,
  TAB,
} from './scan.ts';
import { isQuote, pythonTrim, pythonTrimEnd, scanString, skipPythonBlanks } from './strings.ts';

export interface Failure {
  readonly message: string;
  readonly offset: number;
  /** Python meets another exception than hjson's own here, after which hjson does not try to read the text as a single value. */
  readonly hard?: true;
}
export type Scanned = { readonly node: Node; readonly end: number } | Failure;

const isPunctuator = (code: number) =>
  code === OPEN_BRACE ||
  code === CLOSE_BRACE ||
  code === OPEN_BRACKET ||
  code === CLOSE_BRACKET ||
  code === COMMA ||
  code === COLON;

/** Where a word or number may end: before a comma, a closing bracket, a comment or the end of the line. */
function endsWord(text: string, offset: number): boolean {
  if (offset >= text.length) return true;
  const code = text.charCodeAt(offset);
  if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || code === HASH || isLineEnd(code)) return true;
  if (code !== SLASH) return false;
  const second = text.charCodeAt(offset + 1);
  return second === SLASH || second === STAR;
}

/** null, true or false, where nothing but blanks follows it. */
function word(text: string, start: number): Scanned | null {
  const first = text[start];
  const spelling = first === 'n' ? 'null' : first === 't' ? 'true' : first === 'f' ? 'false' : null;
  if (!spelling || !text.startsWith(spelling, start)) return null;
  const end = start + spelling.length;
  const stop = skipPythonBlanks(text, end);
  if (!endsWord(text, stop)) return null;
  const span = { start, end };
  return {
    node: spelling === 'null' ? { kind: 'null', span } : { kind: 'boolean', span, value: spelling === 'true' },
    end: stop,
  };
}

function number(text: string, start: number): Scanned | null {
  const scanned = scanHjsonNumber(text, start);
  if (!scanned || !endsWord(text, scanned.end)) return null;
  if (!scanned.ok) return { message: scanned.message, offset: start, hard: true };
  const written = pythonTrimEnd(text.slice(start, scanned.end)).length;
  return { node: numberNode({ start, end: start + written }, scanned), end: scanned.end };
}

/** A number or one of the three words; null where neither stands here alone. */
export function scanWord(text: string, start: number): Scanned | null {
  const first = text.charCodeAt(start);
  return first === MINUS || isDigit(first) ? number(text, start) : word(text, start);
}

/** A value without quotes: null, true, false or a number if nothing but blanks follows it, else the rest of the line as a string. */
export function scanQuoteless(text: string, start: number): Scanned {
  const first = text.charCodeAt(start);
  if (start >= text.length || isPunctuator(first))
    return { message: `a value is missing before ${shown(text, start)}`, offset: start };
  const known = scanWord(text, start);
  if (known) return known;
  const line = lineEnd(text, start);
  const written = pythonTrimEnd(text.slice(start, line));
  return {
    node: { kind: 'string', span: { start, end: start + written.length }, value: pythonTrim(written) },
    end: line,
  };
}

const isIndent = (code: number) => code === SPACE || code === TAB || code === CARRIAGE_RETURN;

function skipIndent(text: string, start: number, most: number): number {
  let offset = start;
  for (let left = most; left > 0 && isIndent(text.charCodeAt(offset)); left--) offset++;
  return offset;
}

/**
 * The characters before the opening quotes on their line, which is what is cut from the following lines. hjson counts back without looking
 * for the start of the text: on the first line it goes on from the end of the text.
 */
function indentBefore(text: string, start: number): number {
  const newline = text.lastIndexOf('\n', start - 1);
  if (start > 0 && newline >= 0) return characters(text, newline + 1, start);
  const last = text.lastIndexOf('\n');
  return characters(text, 0, start) + characters(text, last + 1, text.length);
}

function characters(text: string, start: number, end: number): number {
  let count = 0;
  for (let offset = start; offset < end; count++) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

const neverClosed = (offset: number): Failure => ({
  message: "this multi-line string is never closed: its ''' is missing",
  offset,
});

/**
 * A string between triple apostrophes. `manyLines`: the text has a line feed somewhere. The indent is counted only for strings that need it:
 * a hostile file could hold a million on one long line.
 */
export function scanMultiline(text: string, start: number, manyLines: boolean): Scanned {
  if (!manyLines)
    return {
      message: 'hjson cannot read a multi-line string in a text of one line: add a line break',
      offset: start,
      hard: true,
    };
  let indent: number | undefined;
  const nextLine = (newline: number) => {
    indent ??= indentBefore(text, start);
    return skipIndent(text, newline + 1, indent);
  };
  let offset = skipIndent(text, start + 3, Number.POSITIVE_INFINITY);
  if (text.charCodeAt(offset) === LINE_FEED) offset = nextLine(offset);
  else if (offset >= text.length) return { ...neverClosed(start), hard: true };
  const parts: string[] = [];
  for (let from = offset; offset < text.length; ) {
    const code = text.charCodeAt(offset);
    if (code === APOSTROPHE && text.startsWith("'''", offset)) {
      parts.push(text.slice(from, offset));
      const joined = parts.join('');
      const value = joined.endsWith('\n') ? joined.slice(0, -1) : joined;
      return { node: { kind: 'string', span: { start, end: offset + 3 }, value }, end: offset + 3 };
    }
    if (code === LINE_FEED) {
      parts.push(text.slice(from, offset + 1));
      offset = nextLine(offset);
      from = offset;
    } else if (code === CARRIAGE_RETURN) {
      parts.push(text.slice(from, offset));
      from = ++offset;
    } else offset++;
  }
  return neverClosed(start);
}

/** `end` is the key's own end, `next` where to look for its colon. */
export type ScannedKey =
  | { readonly key: string; readonly start: number; readonly end: number; readonly next: number }
  | Failure;

/** The key that starts at `start` (blanks and comments are behind); one without quotes is looked for up to `limit`. */
export function scanKey(text: string, start: number, limit = text.length): ScannedKey {
  if (isQuote(text.charCodeAt(start))) {
    const string = scanString(text, start, 'hjson');
    return string.ok ? { key: string.value, start, end: string.end, next: string.end } : string;
  }
  let blank = -1;
  for (let offset = start; offset < text.length && offset < limit; offset++) {
    const code = text.charCodeAt(offset);
    if (code === COLON) {
      if (offset === start) return { message: 'a key is missing before `:`', offset };
      if (blank < 0) return { key: text.slice(start, offset), start, end: offset, next: offset };
      if (blank !== offset - 1)
        return {
          message:
            unfilledAt(text, start) ?? 'a blank inside a key: a key with blanks needs quotes, or a colon is missing',
          offset: firstBlank(text, start),
        };
      const key = pythonTrimEnd(text.slice(start, offset));
      return { key, start, end: start + key.length, next: offset };
    }
    if (isBlank(code)) {
      if (blank < 0 || blank === offset - 1) blank = offset;
    } else if (
      code === OPEN_BRACE ||
      code === CLOSE_BRACE ||
      code === OPEN_BRACKET ||
      code === CLOSE_BRACKET ||
      code === COMMA
    )
      return {
        message: unfilledAt(text, start - 1) ?? `a key is expected before ${shown(text, offset)}`,
        offset: start,
      };
  }
  const message =
    start < text.length ? 'a key without a colon' : 'the file ends where a key or a closing `}` is expected';
  return { message, offset: start };
}

function firstBlank(text: string, start: number): number {
  let offset = start;
  while (!isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}
