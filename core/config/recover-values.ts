/** One value without brackets of a text that does not parse: what it most likely is, and what is wrong with it. */
import type { Node } from './document.ts';
import { lineEnd } from './hjson-blanks.ts';
import { type Failure, scanMultiline, scanWord } from './hjson-values.ts';
import { pythonSpelling } from './json.ts';
import { unfilledAt } from './placeholder.ts';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, isLineEnd, QUOTE, shown } from './scan.ts';
import { isQuote, pythonTrimEnd, scanString } from './strings.ts';

export interface RecoveredValue {
  /** null: nothing that could be reviewed. */
  readonly node: Node | null;
  /** Where to go on. */
  readonly end: number;
  readonly problem: Failure | null;
}

export function recoverScalar(text: string, start: number): RecoveredValue {
  if (text.startsWith("'''", start)) return multiline(text, start);
  return isQuote(text.charCodeAt(start)) ? quoted(text, start) : quoteless(text, start);
}

function multiline(text: string, start: number): RecoveredValue {
  const scanned = scanMultiline(text, start, true);
  return 'node' in scanned ? { ...scanned, problem: null } : { node: null, end: text.length, problem: scanned };
}

function quoted(text: string, start: number): RecoveredValue {
  const string = scanString(text, start, 'hjson');
  if (!string.ok) return { node: null, end: lineEnd(text, start), problem: string };
  return {
    node: { kind: 'string', span: { start, end: string.end }, value: string.value },
    end: string.end,
    problem: null,
  };
}

function stops(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || code === QUOTE;
}

/** Ends at the next comma, quote or bracket of its line, where hjson would take the whole line. */
function quoteless(text: string, start: number): RecoveredValue {
  const scanned = scanWord(text, start);
  if (scanned && 'node' in scanned) return { ...scanned, problem: null };
  let end = start;
  while (end < text.length && !isLineEnd(text.charCodeAt(end)) && !stops(text, end)) end++;
  const written = pythonTrimEnd(text.slice(start, end));
  const span = { start, end: start + written.length };
  if (!stops(text, end)) return { node: { kind: 'string', span, value: written }, end, problem: null };
  const word = scanWord(`${written}\n`, 0);
  const node = word && 'node' in word ? { ...word.node, span } : null;
  const problem =
    node && text.charCodeAt(end) === QUOTE
      ? { message: 'a comma or a new line is missing before `"`', offset: end }
      : { message: mistaken(written, text, start), offset: start };
  return { node, end, problem };
}

function mistaken(written: string, text: string, start: number): string {
  const spelling = pythonSpelling(written);
  if (spelling) return spelling;
  const unfilled = unfilledAt(text, start);
  if (unfilled !== null) return unfilled;
  if (written === '') return `a value is missing before ${shown(text, start)}`;
  return 'this value needs quotes: without them hjson takes the rest of the line, brackets and commas included';
}
