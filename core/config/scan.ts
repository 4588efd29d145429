/** Characters, and the parts of a tree under construction that the JSON and HJSON readers share. */
import type { Member, Node, Span, SyntaxProblem } from './document.ts';

export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const STAR = 42;
export const COMMA = 44;
export const MINUS = 45;
export const SLASH = 47;
export const COLON = 58;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

export const isBlank = (code: number) =>
  code === SPACE || code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN;
export const isLineEnd = (code: number) => code === LINE_FEED || code === CARRIAGE_RETURN;
export const isDigit = (code: number) => code >= 48 && code <= 57;

/** What a reader gives: the tree where it takes the text, else why not and where. */
export type Parsed =
  | { readonly root: Node; readonly problem: null }
  | { readonly root: null; readonly problem: SyntaxProblem };

export const refused = (code: SyntaxProblem['code'], message: string, start: number, end = start): Parsed => ({
  root: null,
  problem: { code, message, span: { start, end } },
});

interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  readonly members: Member[];
  key: string;
  keySpan: Span;
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  readonly items: Node[];
}

/** A container whose end has not been read yet: the readers keep these on a stack of their own, so depth cannot overflow JavaScript's. */
export type Open = OpenObject | OpenArray;

export const openObject = (start: number): OpenObject => ({
  kind: 'object',
  start,
  members: [],
  key: '',
  keySpan: { start, end: start },
});

export const openArray = (start: number): OpenArray => ({ kind: 'array', start, items: [] });

export function attach(open: Open, value: Node): void {
  if (open.kind === 'array') open.items.push(value);
  else open.members.push({ key: open.key, keySpan: open.keySpan, value });
}

export function close(open: Open, end: number): Node {
  const span = { start: open.start, end };
  return open.kind === 'array'
    ? { kind: 'array', span, items: open.items }
    : { kind: 'object', span, members: open.members };
}

/** How a character is named in a message. */
export function shown(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  if (code === undefined) return 'the end of the file';
  if (code === LINE_FEED || code === CARRIAGE_RETURN) return 'the end of the line';
  if (code < SPACE || (code >= 0x7f && code <= 0xa0) || (code >= 0x2000 && code <= 0x206f) || code === 0xfeff)
    return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code === 96 ? 'a backtick' : `\`${String.fromCodePoint(code)}\``;
}

/** A name of the user's in a message: in backticks, short, and without any of its own. */
export function named(name: string): string {
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return `\`${short.replaceAll('`', "'")}\``;
}
