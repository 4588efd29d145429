/** Which lines of a Markdown comment are plain text as a reader sees it: no code, quote, HTML comment or raw HTML block. */

const FENCE = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/;
const QUOTE = /^ {0,3}>/;
const INDENTED = /^(?: {4}| {0,3}\t)/;
const RAW_TAG = /<(pre|code|script|style|textarea|blockquote)(?=[\s>/]|$)/i;

interface Scan {
  /** Fence that is open: its character and length; never closed means to the end of the comment. */
  fence: { readonly mark: string; readonly length: number } | null;
  isInComment: boolean;
  rawTag: string | null;
  isInQuote: boolean;
}

/** The text of each plain line, without its line end; null for a line that is none. */
export function plainLines(body: string): (string | null)[] {
  const lines = body.split(/\r\n|\n|\r/);
  const covered = codeSpans(lines);
  const scan: Scan = { fence: null, isInComment: false, rawTag: null, isInQuote: false };
  return lines.map((line, index) => (isPlain(line, scan) && !covered.has(index) ? line : null));
}

function isPlain(line: string, scan: Scan): boolean {
  if (scan.fence) {
    const closing = /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
    if (closing?.startsWith(scan.fence.mark) && closing.length >= scan.fence.length) scan.fence = null;
    return false;
  }
  if (scan.isInComment || scan.rawTag !== null) {
    skipHtml(line, scan);
    return false;
  }
  const opening = FENCE.exec(line);
  const mark = opening?.[1]?.[0];
  // the info string of a backtick fence holds no backtick: ```x``` on one line is inline code
  if (opening && mark !== undefined && !(mark === '`' && opening[2]?.includes('`'))) {
    scan.fence = { mark, length: opening[1]?.length ?? 3 };
    return false;
  }
  if (QUOTE.test(line)) {
    scan.isInQuote = /^ {0,3}>[ \t]*\S/.test(line);
    return false;
  }
  if (line.trim() === '') scan.isInQuote = false;
  // GitHub shows a line that follows a quoted paragraph without a blank line inside the quote
  if (scan.isInQuote || INDENTED.test(line)) return false;
  const startsWithHtml = /^ {0,3}</.test(line);
  skipHtml(withoutCodeSpans(line), scan);
  return !startsWithHtml;
}

/** Follows comments and raw tags that begin or end in this line. */
function skipHtml(line: string, scan: Scan): void {
  let rest = line;
  for (;;) {
    if (scan.isInComment) {
      const end = rest.indexOf('-->');
      if (end < 0) return;
      scan.isInComment = false;
      rest = rest.slice(end + 3);
    } else if (scan.rawTag !== null) {
      const end = rest.toLowerCase().indexOf(`</${scan.rawTag}`);
      if (end < 0) return;
      rest = rest.slice(end + scan.rawTag.length + 2);
      scan.rawTag = null;
    } else {
      const comment = rest.indexOf('<!--');
      const tag = RAW_TAG.exec(rest);
      if (comment >= 0 && (tag === null || comment < tag.index)) {
        rest = rest.slice(comment + 4);
        const empty = /^-?>/.exec(rest);
        if (empty) rest = rest.slice(empty[0].length);
        else scan.isInComment = true;
      } else if (tag) {
        scan.rawTag = (tag[1] ?? '').toLowerCase();
        rest = rest.slice(tag.index + tag[0].length);
      } else return;
    }
  }
}

function withoutCodeSpans(line: string): string {
  return line.replace(/(`+)(?!`)(.*?[^`])\1(?!`)/g, '');
}

/** Lines that lie inside a code span which runs over several lines of one paragraph. */
function codeSpans(lines: readonly string[]): ReadonlySet<number> {
  const covered = new Set<number>();
  let start = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    const line = lines[index];
    if (line !== undefined && line.trim() !== '' && !FENCE.test(line)) continue;
    markSpans(lines.slice(start, index), start, covered);
    start = index + 1;
  }
  return covered;
}

function markSpans(paragraph: readonly string[], offset: number, covered: Set<number>): void {
  const runs = paragraph.flatMap((line, index) =>
    [...line.matchAll(/`+/g)].map((match) => ({ line: index, length: match[0].length })),
  );
  for (let open = 0; open < runs.length; open += 1) {
    const from = runs[open];
    if (!from) continue;
    const close = runs.findIndex((run, index) => index > open && run.length === from.length);
    const to = runs[close];
    if (!to) continue;
    for (let line = from.line + 1; line <= to.line; line += 1) covered.add(offset + line);
    open = close;
  }
}
