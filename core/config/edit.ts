/** Edits of a config's text: applying them, and the simplest ones. Comments and formatting of what is not edited stay as they are. */
import type { ConfigDocument, Member, Node, Span } from './document.ts';
import { endOfValue, skipSpaces } from './edit-layout.ts';

/** A replacement of `span` by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** The text with all edits done; null where two of them overlap or one lies outside the text. */
export function applyEdits(text: string, edits: readonly Edit[]): string | null {
  const ordered = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  for (const { span, text: replacement } of ordered) {
    if (span.start < done || span.end < span.start || span.end > text.length) return null;
    result += text.slice(done, span.start) + replacement;
    done = span.end;
  }
  return result + text.slice(done);
}

/** Several edits as one, which also rewrites what lies between them as it is. */
export function oneEdit(text: string, edits: readonly Edit[]): Edit | undefined {
  const [only, ...others] = edits;
  if (only === undefined || others.length === 0) return only;
  const start = Math.min(...edits.map(({ span }) => span.start));
  const end = Math.max(...edits.map(({ span }) => span.end));
  const shifted = edits.map((edit) => ({
    text: edit.text,
    span: { start: edit.span.start - start, end: edit.span.end - start },
  }));
  const joined = applyEdits(text.slice(start, end), shifted);
  return joined === null ? undefined : { span: { start, end }, text: joined };
}

const PLAIN_KEY = /^[A-Za-z_][\w.-]*$/;

/** A key as it is written beside one like `sample`: with its quotes, or without where hjson needs none. */
export function keyLike(document: ConfigDocument, sample: Span | undefined, key: string): string {
  const first = sample ? document.text[sample.start] : '"';
  if (document.syntax === 'json' || first === '"') return JSON.stringify(key);
  if (first === "'" && !/['\\\p{Cc}]/u.test(key)) return `'${key}'`;
  return first !== "'" && PLAIN_KEY.test(key) ? key : JSON.stringify(key);
}

export function renameKey(document: ConfigDocument, member: Member, key: string): Edit {
  return { span: member.keySpan, text: keyLike(document, member.keySpan, key) };
}

/** A string without quotes: it goes on to the end of its line, so that nothing can follow it there. */
export function isQuoteless(document: ConfigDocument, node: Node): boolean {
  return node.kind === 'string' && !/["']/.test(document.text[node.span.start] ?? '');
}

/** `value` is JSON text. Where hjson let something follow the old value without a comma, one is put between. */
export function replaceValue(document: ConfigDocument, node: Node, value: string): Edit {
  const { text } = document;
  const span = { start: node.span.start, end: endOfValue(text, node) };
  const after = skipSpaces(text, span.end);
  const bare = !/["}\]]$/.test(value);
  const follows = after < text.length && !/[,}\]\n\r#/]/.test(text.charAt(after));
  // `True,` was read with its comma.
  const swallowed = isQuoteless(document, node) && text.slice(span.start, span.end).trimEnd().endsWith(',');
  return { span, text: (bare && follows) || swallowed ? `${value},` : value };
}
