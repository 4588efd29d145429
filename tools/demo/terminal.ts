/** A comment's HTML as text for a terminal: tables in columns, folds opened, links as their words. */
import { type Palette, palette } from '../../core/report/colour.ts';
import { columnsOf, padded, wrapped } from '../../core/report/width.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  readonly columns: number;
}

/** Not for foreign HTML: it knows the tags of our comment only. */
export function htmlToTerminal(html: string, options: TerminalOptions): string {
  const paint = palette(options.colour);
  const columns = Math.max(60, Math.min(options.columns, 120));
  const lines: string[] = [];
  let depth = 0;
  const blocks = html.replace(/<!--[\s\S]*?-->/g, '').match(BLOCKS) ?? [];
  for (const block of blocks) {
    const tag = /^<\/?(\w+)/.exec(block)?.[1] ?? '';
    const indent = '  '.repeat(depth);
    if (block === '</details>') depth = Math.max(0, depth - 1);
    else if (tag === 'details') depth += 1;
    else if (tag === 'summary')
      lines.push('', `${'  '.repeat(Math.max(0, depth - 1))}${paint.bold(`▾ ${words(block, paint)}`)}`);
    else if (tag === 'table') lines.push('', ...table(block, paint).map((line) => indent + line));
    else if (tag === 'pre')
      lines.push(
        '',
        ...decoded(block.replace(/<[^>]*>/g, ''))
          .trimEnd()
          .split('\n')
          .map((line) => `${indent}${line}`),
      );
    else lines.push(...paragraph(block, tag, indent, columns, paint));
  }
  return `${lines.join('\n').replace(/^\n+/, '')}\n`;
}

const BLOCKS = /<\/?details>|<(summary|h3|h4|p|li|table|pre)\b[\s\S]*?<\/\1>/g;

function paragraph(block: string, tag: string, indent: string, columns: number, paint: Palette): string[] {
  const bullet = tag === 'li' ? '  ' : '';
  const text = words(block, paint);
  const body = text.split('\n').flatMap((line) => wrapped(line, columns - indent.length - 4));
  const painted = tag === 'h3' || tag === 'h4' ? body.map(paint.bold) : body;
  return [
    ...(tag === 'li' ? [] : ['']),
    ...painted.map((line, index) => `${indent}${index === 0 ? bullet : bullet === '' ? '' : '     '}${line}`),
  ];
}

/** Bars keep their shape, code its colour, everything else becomes plain words. */
function words(html: string, paint: Palette): string {
  const coloured = html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<code>([\s\S]*?)<\/code>/g, (_, inner: string) => paint.blue(inner))
    .replace(/<strong>([\s\S]*?)<\/strong>/g, (_, inner: string) => paint.bold(inner))
    .replace(/<sub>([\s\S]*?)<\/sub>/g, (_, inner: string) => paint.dim(inner))
    .replace(/<[^>]*>/g, '');
  return decoded(coloured).trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string | undefined) => {
    if (code !== undefined) return code === '8203' ? '' : String.fromCodePoint(Number(code));
    return NAMED[name ?? ''] ?? all;
  });
}

function table(html: string, paint: Palette): string[] {
  const rows = [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map((row) =>
    [...(row[1] ?? '').matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((cell) =>
      words(cell[1] ?? '', paint).split('\n'),
    ),
  );
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.flatMap((row) => (row[column] ?? ['']).map(columnsOf))),
  );
  const out = rows.flatMap((row) => {
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((width, column) => padded(row[column]?.[line] ?? '', width))
        .join('   ')
        .trimEnd(),
    );
  });
  const rule = paint.dim(widths.map((width) => '─'.repeat(width)).join('───'));
  return [paint.bold(out[0] ?? ''), rule, ...out.slice(1)];
}
