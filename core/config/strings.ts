/** Quoted strings as Python's json and hjson read them. */
import { positionAt } from './positions.ts';
import { APOSTROPHE, BACKSLASH, isLineEnd, QUOTE, SPACE, shown } from './scan.ts';

export type Dialect = 'json' | 'hjson';

export type ScannedString =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | { readonly ok: false; readonly message: string; readonly offset: number; readonly hard?: true };

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads the string whose opening quote stands at `start`; `end` is the offset after its closing quote. */
export function scanString(text: string, start: number, dialect: Dialect): ScannedString {
  const quote = text.charCodeAt(start);
  const mark = String.fromCharCode(quote);
  let value = '';
  let from = start + 1;
  for (let offset = from; offset < text.length; ) {
    const code = text.charCodeAt(offset);
    if (code === quote) return { ok: true, value: value + text.slice(from, offset), end: offset + 1 };
    if (code < SPACE) return controlCharacter(text, start, offset);
    if (code !== BACKSLASH) {
      offset++;
      continue;
    }
    const escaped = scanEscape(text, offset, dialect);
    if (!escaped.ok) return escaped;
    value += text.slice(from, offset) + escaped.value;
    offset = escaped.end;
    from = offset;
  }
  return { ok: false, message: `this string is never closed: its ${mark} is missing`, offset: start };
}

function controlCharacter(text: string, start: number, offset: number): ScannedString {
  if (isLineEnd(text.charCodeAt(offset))) {
    const { line, column } = positionAt(text, start);
    return {
      ok: false,
      message: `the string that starts at line ${line}, column ${column} is not closed on its line`,
      offset,
    };
  }
  return {
    ok: false,
    message: `${shown(text, offset)} must be written as an escape such as \`\\t\` inside a string`,
    offset,
  };
}

function scanEscape(text: string, offset: number, dialect: Dialect): ScannedString {
  const letter = text[offset + 1] ?? '';
  if (letter === 'u') return scanUnicodeEscape(text, offset, dialect);
  if (letter === "'" && dialect === 'hjson') return { ok: true, value: "'", end: offset + 2 };
  const value = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (value !== undefined) return { ok: true, value, end: offset + 2 };
  const what = letter === '' ? 'nothing' : shown(text, offset + 1);
  return { ok: false, message: `a backslash before ${what} is no escape; write \`\\\\\` for a backslash`, offset };
}

function scanUnicodeEscape(text: string, offset: number, dialect: Dialect): ScannedString {
  const first = codeUnit(text, offset + 2, dialect);
  const failure = { ok: false, message: 'after `\\u` four hexadecimal digits are needed', offset } as const;
  if (!first) return failure;
  if (first.code < 0) return { ...failure, hard: true };
  return { ok: true, value: String.fromCharCode(first.code), end: first.end };
}

const FOUR_HEX = /^[0-9a-fA-F]{4}$/;

/**
 * The UTF-16 unit of the four characters after `\u`. A pair of escapes needs no care: two JavaScript units side by side are the character
 * that Python joins them to.
 */
function codeUnit(text: string, offset: number, dialect: Dialect): { code: number; end: number } | null {
  const four = text.slice(offset, offset + 4);
  if (FOUR_HEX.test(four)) return { code: Number.parseInt(four, 16), end: offset + 4 };
  return dialect === 'hjson' ? lenientCodeUnit(text, offset) : null;
}

/**
 * hjson hands the four characters to Python's int(…, 16), which also takes blanks around, a sign, single underscores and the decimal digits
 * of other scripts; an `x` as second character is excluded before that.
 */
function lenientCodeUnit(text: string, offset: number): { code: number; end: number } | null {
  const four = [...text.slice(offset, offset + 8)].slice(0, 4);
  if (four.length !== 4 || four[1] === 'x' || four[1] === 'X') return null;
  const number = asciiDigits(pythonTrim(four.join('')));
  const match = /^([-+]?)(?:0[xX]_?)?([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)$/.exec(number);
  if (!match) return null;
  const code = Number.parseInt((match[2] ?? '').replaceAll('_', ''), 16);
  return { code: match[1] === '-' ? -code : code, end: offset + four.join('').length };
}

/** The decimal digits of every script as ASCII, which is how Python's int() and float() read them. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, decimalDigit);
}

/** The ASCII digit of a decimal digit of any script: each script's ten stand side by side, zero first. */
function decimalDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return character;
  // The mathematical digits are five runs of ten one after the other; every other run has no digit before its zero.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** What Python's str.strip() removes: JavaScript's trim() leaves four separators and U+0085 and takes U+FEFF. */
const PYTHON_BLANK = '\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const LEADING = new RegExp(`^[${PYTHON_BLANK}]+`);
const BLANK = new RegExp(`[${PYTHON_BLANK}]`);

/** The offset of the next character on this line that is no blank for Python, or of the line's end. */
export function skipPythonBlanks(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && !isLineEnd(text.charCodeAt(offset)) && BLANK.test(text.charAt(offset))) offset++;
  return offset;
}

export function pythonTrimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

export function pythonTrim(text: string): string {
  return pythonTrimEnd(text.replace(LEADING, ''));
}

export const isQuote = (code: number) => code === QUOTE || code === APOSTROPHE;
