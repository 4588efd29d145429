/** HJSON exactly as Python's hjson 3.1.0 `loads` takes it, its quirks included: what DeepSpeed reads a config with. Stops at the first error. */
import type { Node } from './document.ts';
import { skipComments } from './hjson-blanks.ts';
import { type Failure, type Scanned, scanKey, scanMultiline, scanQuoteless } from './hjson-values.ts';
import {
  APOSTROPHE,
  attach,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  close,
  OPEN_BRACE,
  OPEN_BRACKET,
  type Open,
  openArray,
  openObject,
  type Parsed,
  refused,
  shown,
} from './scan.ts';
import { sharedKey } from './shared-keys.ts';
import { isQuote, scanString } from './strings.ts';

/** Deepest nesting before Python's own recursion limit, objects: hjson 3.1.0 on CPython 3.11 called from a script's top level. */
export const HJSON_DEPTH_LIMIT = 495;

const unclosedComment = (skipped: number): Failure => ({
  message: 'this comment is never closed: its `*/` is missing',
  offset: -skipped - 1,
  hard: true,
});

/** hjson also drops a BOM that was decoded as Latin-1. */
function afterByteOrderMark(text: string): number {
  if (text.charCodeAt(0) === 0xfeff) return 1;
  return text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
}

function scalar(text: string, start: number, manyLines: boolean): Scanned {
  const code = text.charCodeAt(start);
  if (code === APOSTROPHE && text.startsWith("'''", start)) return scanMultiline(text, start, manyLines);
  if (!isQuote(code)) return scanQuoteless(text, start);
  const string = scanString(text, start, 'hjson');
  if (!string.ok) return string;
  return { node: { kind: 'string', span: { start, end: string.end }, value: string.value }, end: string.end };
}

type Step = { readonly offset: number } | Failure;
const failed = (step: object): step is Failure => 'message' in step;

function skip(text: string, start: number): Step {
  const offset = skipComments(text, start);
  return offset < 0 ? unclosedComment(offset) : { offset };
}

/** Reads a key and its colon into `open`; the offset of the value. */
function key(text: string, start: number, open: Open & { kind: 'object' }): Step {
  const scanned = scanKey(text, start);
  if (failed(scanned)) return scanned;
  open.key = sharedKey(scanned.key);
  open.keySpan = { start: scanned.start, end: scanned.end };
  const colon = skip(text, scanned.next);
  if (failed(colon)) return colon;
  if (text.charCodeAt(colon.offset) !== COLON)
    return { message: `a colon is missing before ${shown(text, colon.offset)}`, offset: colon.offset };
  return skip(text, colon.offset + 1);
}

/** One value from `start`, or with `braceless` the members of an object up to the end of the text. */
function scanValue(
  text: string,
  start: number,
  braceless: boolean,
  manyLines: boolean,
): Scanned & { code?: 'too-deep' } {
  const open: Open[] = [];
  let offset = start;
  if (braceless) {
    const root = openObject(start);
    open.push(root);
    const next = key(text, offset, root);
    if (failed(next)) return next;
    offset = next.offset;
  }
  for (;;) {
    // A value starts here.
    let value: Node;
    const code = text.charCodeAt(offset);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const container = code === OPEN_BRACE ? openObject(offset) : openArray(offset);
      if (open.length - (braceless ? 1 : 0) >= HJSON_DEPTH_LIMIT)
        return {
          hard: true,
          code: 'too-deep',
          message: `nested more than ${HJSON_DEPTH_LIMIT} levels deep: Python's hjson gives up here`,
          offset,
        };
      const inside = skip(text, offset + 1);
      if (failed(inside)) return inside;
      offset = inside.offset;
      if (text.charCodeAt(offset) === (code === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET))
        value = close(container, ++offset);
      else {
        open.push(container);
        if (container.kind === 'object') {
          const next = key(text, offset, container);
          if (failed(next)) return next;
          offset = next.offset;
        }
        continue;
      }
    } else {
      const next = scalar(text, offset, manyLines);
      if (failed(next)) return next;
      value = next.node;
      offset = next.end;
    }
    // A value has ended: close what ends with it, or go on to the next one.
    for (;;) {
      const container = open.at(-1);
      if (!container) return { node: value, end: offset };
      attach(container, value);
      const valueEnd = value.span.end;
      let after = skip(text, offset);
      if (failed(after)) return after;
      if (text.charCodeAt(after.offset) === COMMA) {
        after = skip(text, after.offset + 1);
        if (failed(after)) return after;
      }
      offset = after.offset;
      const root = braceless && open.length === 1;
      if (root && offset >= text.length) return { node: close(container, valueEnd), end: offset };
      if (!root && text.charCodeAt(offset) === (container.kind === 'object' ? CLOSE_BRACE : CLOSE_BRACKET)) {
        value = close(container, ++offset);
        open.pop();
        continue;
      }
      if (container.kind === 'object') {
        const next = key(text, offset, container);
        if (failed(next)) return next;
        offset = next.offset;
      }
      break;
    }
  }
}

function scanRoot(text: string, start: number): Scanned & { code?: 'too-deep' } {
  const code = text.charCodeAt(start);
  const manyLines = text.includes('\n');
  if (code === OPEN_BRACE || code === OPEN_BRACKET) return scanValue(text, start, false, manyLines);
  const object = scanValue(text, start, true, manyLines);
  if (!failed(object) || object.hard) return object;
  // Not the members of an object: hjson then tries a single value, and tells the first error if that fails too.
  const single = scalar(text, start, manyLines);
  return failed(single) ? object : single;
}

export function parseHjson(text: string): Parsed {
  const start = afterByteOrderMark(text);
  const first = skip(text, start);
  if (failed(first)) return refused('syntax', first.message, first.offset);
  if (start === 0 && first.offset >= text.length)
    return { root: { kind: 'object', span: { start: 0, end: 0 }, members: [] }, problem: null };
  const scanned = scanRoot(text, first.offset);
  if (failed(scanned)) return refused(scanned.code ?? 'syntax', scanned.message, scanned.offset);
  const rest = skip(text, scanned.end);
  if (failed(rest)) return refused('syntax', rest.message, rest.offset);
  if (rest.offset < text.length)
    return refused(
      'syntax',
      `the document has ended, but ${shown(text, rest.offset)} follows`,
      rest.offset,
      text.length,
    );
  return { root: scanned.node, problem: null };
}
