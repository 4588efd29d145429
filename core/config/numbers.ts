/** Numbers as Python's json and hjson read them. */
import type { NumberNode, Span } from './document.ts';
import { asciiDigits } from './strings.ts';

type Scanned = { readonly ok: true; readonly end: number } & Pick<NumberNode, 'value' | 'python' | 'digits'>;

export type ScannedNumber = Scanned | { readonly ok: false; readonly message: string; readonly end: number };

/** Python refuses to make an int of more digits (sys.int_info.default_max_str_digits, since 3.10.7). */
const PYTHON_INT_DIGITS = 4300;

const JSON_NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
/** hjson's pattern is Unicode-aware: after an ASCII digit the digits of other scripts count too. Blanks around belong to it. */
const HJSON_NUMBER = /(-?(?:0|[1-9]\p{Nd}*))(\.\p{Nd}+)?([eE][-+]?\p{Nd}+)?[\t ]*/uy;

/** The number at `start`; null where none starts there. */
export function scanJsonNumber(text: string, start: number): ScannedNumber | null {
  JSON_NUMBER.lastIndex = start;
  const match = JSON_NUMBER.exec(text);
  if (!match) return null;
  const [written, integer = '', fraction, exponent] = match;
  const end = start + written.length;
  if (fraction !== undefined || exponent !== undefined)
    return { ok: true, value: Number(written), python: 'float', end };
  return integerOf(integer, end);
}

/** As hjson: a float without a fraction below 1e10 is an int, and one too large for a float is an error. `end` is after trailing blanks. */
export function scanHjsonNumber(text: string, start: number): ScannedNumber | null {
  HJSON_NUMBER.lastIndex = start;
  const match = HJSON_NUMBER.exec(text);
  if (!match) return null;
  const [written, integer = '', fraction, exponent] = match;
  const end = start + written.length;
  if (fraction === undefined && exponent === undefined) return integerOf(asciiDigits(integer), end);
  const value = Number(asciiDigits(`${integer}${fraction ?? ''}${exponent ?? ''}`));
  if (!Number.isFinite(value))
    return { ok: false, message: 'this number is too large: hjson cannot turn infinity into an int', end };
  if (Number.isInteger(value) && Math.abs(value) < 1e10) return { ok: true, value: value + 0, python: 'int', end };
  return { ok: true, value, python: 'float', end };
}

function integerOf(digits: string, end: number): ScannedNumber {
  if (digits.length - (digits.startsWith('-') ? 1 : 0) > PYTHON_INT_DIGITS)
    return { ok: false, message: `Python reads no integer of more than ${PYTHON_INT_DIGITS} digits`, end };
  // + 0 turns -0 into 0: a Python int has no negative zero.
  const value = Number(digits) + 0;
  return Number.isSafeInteger(value)
    ? { ok: true, value, python: 'int', end }
    : { ok: true, value, python: 'int', digits, end };
}

export function numberNode(span: Span, { value, python, digits }: Scanned): NumberNode {
  return digits === undefined
    ? { kind: 'number', span, value, python }
    : { kind: 'number', span, value, python, digits };
}
