/** Strict JSON as Python's json.loads takes it: NaN, Infinity and duplicate keys included, a BOM not. Stops at the first error. */
import type { Node } from './document.ts';
import { numberNode, scanJsonNumber } from './numbers.ts';
import { unfilledAt } from './placeholder.ts';
import {
  attach,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  close,
  isBlank,
  OPEN_BRACE,
  OPEN_BRACKET,
  type Open,
  openArray,
  openObject,
  type Parsed,
  QUOTE,
  refused,
  shown,
} from './scan.ts';
import { sharedKey } from './shared-keys.ts';
import { scanString } from './strings.ts';

/** Deepest nesting before Python's own recursion limit: json.loads of CPython 3.11 called from a script's top level. */
export const JSON_DEPTH_LIMIT = 994;

const WORDS: readonly (readonly [string, true | false | null | number])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];

function word(text: string, start: number): { node: Node; end: number } | null {
  for (const [spelling, value] of WORDS) {
    if (!text.startsWith(spelling, start)) continue;
    const end = start + spelling.length;
    const span = { start, end };
    if (value === null) return { node: { kind: 'null', span }, end };
    if (typeof value === 'boolean') return { node: { kind: 'boolean', span, value }, end };
    return { node: { kind: 'number', span, value, python: 'float' }, end };
  }
  return null;
}

const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

function startsNumber(code: number): boolean {
  return (code >= ZERO && code <= NINE) || code === MINUS;
}

/** A string, number or word; a message where none starts here. */
function scalar(text: string, start: number): { node: Node; end: number } | { message: string; offset: number } {
  if (text.charCodeAt(start) === QUOTE) {
    const string = scanString(text, start, 'json');
    if (!string.ok) return string;
    return { node: { kind: 'string', span: { start, end: string.end }, value: string.value }, end: string.end };
  }
  const number = startsNumber(text.charCodeAt(start)) ? scanJsonNumber(text, start) : null;
  if (number && !number.ok) return { message: number.message, offset: start };
  if (number) {
    return { node: numberNode({ start, end: number.end }, number), end: number.end };
  }
  return word(text, start) ?? { message: noValue(text, start), offset: start };
}

const PYTHON_WORDS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** What to say of a Python constant; null of anything else. */
export function pythonSpelling(written: string): string | null {
  const meant = Object.hasOwn(PYTHON_WORDS, written) ? PYTHON_WORDS[written] : undefined;
  return meant ? `\`${written}\` is Python: JSON writes \`${meant}\`` : null;
}

const WORD = /[A-Za-z_][\w.+-]{0,40}/y;

function commentAt(text: string, start: number): boolean {
  return text[start] === '#' || (text[start] === '/' && (text[start + 1] === '/' || text[start + 1] === '*'));
}

function noValue(text: string, start: number): string {
  if (commentAt(text, start)) return NO_COMMENTS;
  const placeholder = unfilledAt(text, start);
  if (placeholder !== null) return placeholder;
  WORD.lastIndex = start;
  const written = WORD.exec(text)?.[0];
  if (written) return pythonSpelling(written) ?? `\`${written}\` is no JSON value: a text needs double quotes`;
  if (text[start] === "'") return 'JSON strings take double quotes, not single ones';
  if (text[start] === ']') return TRAILING_COMMA;
  return `a value is missing before ${shown(text, start)}`;
}

const NO_COMMENTS = 'JSON has no comments';
const TRAILING_COMMA = 'JSON allows no comma after the last value';

function noKey(text: string, start: number): string {
  // The first brace of `{{ name }}` was taken for an object.
  const placeholder = text[start] === '{' ? unfilledAt(text, start - 1) : null;
  if (placeholder !== null) return placeholder;
  if (commentAt(text, start)) return NO_COMMENTS;
  if (text[start] === '}') return TRAILING_COMMA;
  return `a key in double quotes is missing before ${shown(text, start)}`;
}

function noComma(text: string, start: number, ending: string): string {
  return commentAt(text, start) ? NO_COMMENTS : `a comma or ${ending} is missing before ${shown(text, start)}`;
}

function skipBlanks(text: string, start: number): number {
  let offset = start;
  while (isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

/** Reads a key and its colon into `open`; the offset of the value, or what is wrong. */
function key(
  text: string,
  start: number,
  open: Open & { kind: 'object' },
): number | { message: string; offset: number } {
  if (text.charCodeAt(start) !== QUOTE) return { message: noKey(text, start), offset: start };
  const string = scanString(text, start, 'json');
  if (!string.ok) return string;
  open.key = sharedKey(string.value);
  open.keySpan = { start, end: string.end };
  const colon = skipBlanks(text, string.end);
  if (text.charCodeAt(colon) !== COLON)
    return { message: `a colon is missing before ${shown(text, colon)}`, offset: colon };
  return skipBlanks(text, colon + 1);
}

export function parseJson(text: string): Parsed {
  if (text.charCodeAt(0) === 0xfeff)
    return refused(
      'bom',
      "the file starts with a byte order mark, which Python's json refuses: save it as UTF-8 without BOM",
      0,
      1,
    );
  const open: Open[] = [];
  let offset = skipBlanks(text, 0);
  for (;;) {
    // A value starts here.
    let value: Node | null = null;
    const code = text.charCodeAt(offset);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const container = code === OPEN_BRACE ? openObject(offset) : openArray(offset);
      if (open.length >= JSON_DEPTH_LIMIT)
        return refused(
          'too-deep',
          `nested more than ${JSON_DEPTH_LIMIT} levels deep: Python gives up here`,
          offset,
          offset + 1,
        );
      offset = skipBlanks(text, offset + 1);
      const closing = code === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET;
      if (text.charCodeAt(offset) === closing) value = close(container, ++offset);
      else {
        open.push(container);
        if (container.kind === 'object') {
          const next = key(text, offset, container);
          if (typeof next !== 'number') return refused('syntax', next.message, next.offset);
          offset = next;
        }
        continue;
      }
    } else {
      const next = scalar(text, offset);
      if (!('node' in next)) return refused('syntax', next.message, next.offset);
      value = next.node;
      offset = next.end;
    }
    // A value has ended: close what ends with it, or go on to the next one.
    for (;;) {
      offset = skipBlanks(text, offset);
      const container = open.at(-1);
      if (!container) {
        if (offset < text.length)
          return refused('syntax', `the document has ended, but ${shown(text, offset)} follows`, offset, text.length);
        return { root: value, problem: null };
      }
      attach(container, value);
      const after = text.charCodeAt(offset);
      if (after === (container.kind === 'object' ? CLOSE_BRACE : CLOSE_BRACKET)) {
        value = close(container, ++offset);
        open.pop();
        continue;
      }
      if (after !== COMMA) {
        const ending = container.kind === 'object' ? '`}`' : '`]`';
        return refused('syntax', noComma(text, offset, ending), offset);
      }
      offset = skipBlanks(text, offset + 1);
      if (container.kind === 'object') {
        const next = key(text, offset, container);
        if (typeof next !== 'number') return refused('syntax', next.message, next.offset);
        offset = next;
      }
      break;
    }
  }
}
