/** GitHub-flavoured Markdown to HTML that is safe to show: a subset, written for the comments and checks of this project. */
import { escapeHtml, inline } from './inline.ts';

export { escapeHtml } from './inline.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
/** A line that starts with one of these begins a block of raw HTML, up to the next blank line. */
const HTML_BLOCK =
  /^ {0,3}<(?:\/?(?:details|summary|table|thead|tbody|tr|td|th|p|div|ul|ol|li|h[1-6]|hr|blockquote|pre|picture)\b|!--)/i;

export function markdownToHtml(markdown: string): string {
  return blocks(markdown.replace(/\r\n?/g, '\n').split('\n'));
}

function blocks(lines: readonly string[]): string {
  const out: string[] = [];
  let at = 0;
  const take = (more: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    for (let line = lines[at]; line !== undefined && more(line); line = lines[at]) {
      taken.push(line);
      at += 1;
    }
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (fence) {
      at += 1;
      const mark = fence[1] ?? '```';
      const close = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}\\s*$`);
      const code = take((next) => !close.test(next));
      at += 1;
      out.push(`<pre><code>${escapeHtml(code.join('\n'))}</code></pre>`);
    } else if (heading) {
      at += 1;
      const level = heading[1]?.length ?? 1;
      out.push(`<h${level}>${inline(heading[2] ?? '')}</h${level}>`);
    } else if (/^ {0,3}([-*_])\s*(?:\1\s*){2,}$/.test(line)) {
      at += 1;
      out.push('<hr>');
    } else if (/^ {0,3}<!--/.test(line)) out.push(htmlComment(take));
    else if (HTML_BLOCK.test(line)) out.push(rawHtml(take((next) => next.trim() !== '')));
    else if (/^ {0,3}>/.test(line)) {
      out.push(
        `<blockquote>${blocks(take((next) => /^ {0,3}>/.test(next)).map((next) => next.replace(/^ {0,3}> ?/, '')))}</blockquote>`,
      );
    } else if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? ''))
      out.push(table(take((next) => next.includes('|'))));
    else if (ITEM.test(line)) out.push(list(take((next) => ITEM.test(next) || /^\s{2,}\S/.test(next))));
    else out.push(`<p>${inline(paragraph(take).join('\n'))}</p>`);
  }
  return out.join('\n');
}

type Take = (more: (line: string) => boolean) => string[];

function paragraph(take: Take): string[] {
  const startsBlock = (line: string) =>
    line.trim() === '' ||
    FENCE.test(line) ||
    /^ {0,3}#{1,6}\s/.test(line) ||
    /^ {0,3}>/.test(line) ||
    HTML_BLOCK.test(line) ||
    ITEM.test(line);
  let isFirst = true;
  return take((line) => {
    const goesOn = isFirst || !startsBlock(line);
    isFirst = false;
    return goesOn;
  }).map((line) => line.trim());
}

/** A comment that is never closed hides the rest, as in GitHub's renderer. */
function htmlComment(take: Take): string {
  let isOpen = true;
  const text = take((line) => {
    const goesOn = isOpen;
    if (line.includes('-->')) isOpen = false;
    return goesOn;
  }).join('\n');
  const after = text.indexOf('-->');
  return after < 0 ? '' : inline(text.slice(after + 3).trim());
}

/** Markdown marks mean nothing in here; tags do. */
function rawHtml(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line
        .split(/(<[^<>]*>|&[#\w]+;)/)
        .map((part) => (/^[<&]/.test(part) ? inline(part) : escapeHtml(part)))
        .join(''),
    )
    .join('\n');
}

function cells(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

function table(lines: readonly string[]): string {
  const [head = '', , ...rows] = lines;
  const width = cells(head).length;
  const row = (line: string, tag: 'th' | 'td') => {
    const values = cells(line).slice(0, width);
    return `<tr>${values.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
  };
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((line) => row(line, 'td')).join('\n')}</tbody></table>`;
}

function list(lines: readonly string[]): string {
  const items: string[][] = [];
  const base = ITEM.exec(lines[0] ?? '')?.[1]?.length ?? 0;
  const isOrdered = /^\s*\d/.test(lines[0] ?? '');
  for (const line of lines) {
    const found = ITEM.exec(line);
    if (found && (found[1]?.length ?? 0) <= base + 1) items.push([found[3] ?? '']);
    else items.at(-1)?.push(line.replace(/^\s{2,4}/, ''));
  }
  const html = items.map(([first = '', ...rest]) => {
    const task = first.replace(/^\[( |x)\]\s/i, (_, mark) => (mark === ' ' ? '☐ ' : '☑ '));
    const deeper = rest.length === 0 ? '' : blocks(rest);
    return `<li>${inline(task)}${deeper}</li>`;
  });
  return isOrdered ? `<ol>${html.join('\n')}</ol>` : `<ul>${html.join('\n')}</ul>`;
}
