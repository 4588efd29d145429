/** Blocks as HTML, straight: what the Markdown of the same blocks must come to once GitHub renders it. */
import type { Block, Inline } from '../../core/report/document.ts';
import { htmlText, visible } from '../../core/report/escape.ts';

export function html(blocks: readonly Block[]): string {
  return blocks.map(block).join('\n');
}

function block(one: Block): string {
  switch (one.kind) {
    case 'heading':
      return `<h${one.level}>${inlines(one.children)}</h${one.level}>`;
    case 'paragraph':
      return `<p>${inlines(one.children)}</p>`;
    case 'list':
      return `<ul>\n${one.items.map((item) => `<li>${inlines(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': {
      const head = `<thead>\n<tr>\n${one.head.map((cell) => `<th>${inlines(cell)}</th>`).join('\n')}\n</tr>\n</thead>`;
      const rows = one.rows.map((row) => `<tr>\n${row.map((cell) => `<td>${inlines(cell)}</td>`).join('\n')}\n</tr>`);
      return `<table>\n${head}\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
    }
    case 'pre': {
      const body = one.text
        .split('\n')
        .map((line) => htmlText(visible(line)))
        .join('\n');
      const language = one.language === '' ? '' : ` class="language-${one.language}"`;
      return `<pre><code${language}>${body}\n</code></pre>`;
    }
    case 'details':
      return `<details><summary>${inlines(one.summary)}</summary>\n${html(one.blocks)}\n</details>`;
  }
}

function inlines(children: readonly Inline[]): string {
  return children.map(inline).join('');
}

function inline(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return htmlText(one.text);
    case 'code':
      return `<code>${htmlText(one.text)}</code>`;
    case 'strong':
      return `<strong>${inlines(one.children)}</strong>`;
    case 'small':
      return `<sub>${inlines(one.children)}</sub>`;
    case 'struck':
      return `<del>${inlines(one.children)}</del>`;
    case 'link':
      return `<a href="${htmlText(one.href)}">${inlines(one.children)}</a>`;
    case 'break':
      return '<br>';
  }
}
