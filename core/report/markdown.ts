/** Blocks as GitHub Flavored Markdown. */
import type { Block, Inline } from './document.ts';
import { commentHtmlText, markdownCode, markdownFence, markdownLineStart, markdownText } from './escape.ts';

/** Characters of one piece. Longer ones are somebody's joke, and would take the room of everything else. */
const LONGEST_TEXT = 2000;
const LONGEST_CODE = 260;

/** Begin and end, for both tell files apart. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, Math.ceil(longest * 0.7))}…${text.slice(text.length - Math.floor(longest * 0.3) + 1)}`;
}

export function markdown(blocks: readonly Block[]): string {
  return blocks.map(block).join('\n\n');
}

function block(one: Block): string {
  switch (one.kind) {
    case 'heading':
      return `${'#'.repeat(one.level)} ${inlines(one.children)}`;
    case 'paragraph':
      return markdownLineStart(inlines(one.children));
    case 'list':
      return one.items.map((item) => `- ${markdownLineStart(inlines(item))}`).join('\n');
    case 'table':
      return [row(one.head), row(one.head.map(() => [])).replaceAll('|  ', '| --- '), ...one.rows.map(row)].join('\n');
    case 'pre':
      return markdownFence(one.text, one.language);
    case 'details':
      return `<details><summary>${one.summary.map(html).join('')}</summary>\n\n${markdown(one.blocks)}\n\n</details>`;
  }
}

function row(cells: readonly (readonly Inline[])[]): string {
  return `| ${cells.map(inlines).join(' | ')} |`;
}

export function inlines(children: readonly Inline[]): string {
  return children.map(inline).join('');
}

function inline(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return markdownText(shortened(one.text, LONGEST_TEXT));
    case 'code':
      return markdownCode(shortened(one.text, LONGEST_CODE));
    case 'strong':
      return `**${inlines(one.children)}**`;
    case 'small':
      return `<sub>${inlines(one.children)}</sub>`;
    case 'struck':
      return `~~${inlines(one.children)}~~`;
    case 'link':
      return `[${inlines(one.children)}](${one.href})`;
    case 'break':
      return '<br>';
  }
}

/** Inside `<summary>` Markdown is not read. */
function html(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return commentHtmlText(shortened(one.text, LONGEST_TEXT));
    case 'code':
      return `<code>${commentHtmlText(shortened(one.text, LONGEST_CODE))}</code>`;
    case 'strong':
      return `<b>${one.children.map(html).join('')}</b>`;
    case 'small':
      return `<sub>${one.children.map(html).join('')}</sub>`;
    case 'struck':
      return `<del>${one.children.map(html).join('')}</del>`;
    case 'link':
      return `<a href="${one.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">${one.children.map(html).join('')}</a>`;
    case 'break':
      return '<br>';
  }
}
