/** Blocks as text for a terminal: tables in columns, folds opened. Control characters of foreign text cannot get through. */
import { type Palette, palette } from './colour.ts';
import type { Block, Inline } from './document.ts';
import { terminalText } from './escape.ts';
import { columnsOf, padded, wrapped } from './width.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Ends with a line break. */
export function terminal(blocks: readonly Block[], options: TerminalOptions): string {
  const paint = palette(options.colour);
  const width = Math.max(40, Math.min(options.width, 120));
  return `${blocks.flatMap((block) => lines(block, width, paint)).join('\n')}\n`;
}

function lines(block: Block, width: number, paint: Palette): string[] {
  switch (block.kind) {
    case 'heading':
      return [paint.bold(words(block.children)), ''];
    case 'paragraph':
      return [...wrapped(words(block.children), width), ''];
    case 'list':
      return [...block.items.flatMap((item) => bullet(words(item), width)), ''];
    case 'table':
      return [...table(block.head, block.rows, paint), ''];
    case 'pre':
      return [...block.text.split('\n').map((line) => `  ${terminalText(line)}`), ''];
    case 'details':
      return [
        paint.bold(words(block.summary)),
        ...block.blocks
          .flatMap((inner) => lines(inner, width - 2, paint))
          .map((line) => (line === '' ? '' : `  ${line}`)),
      ];
  }
}

function bullet(text: string, width: number): string[] {
  return text
    .split('\n')
    .flatMap((line, nth) =>
      wrapped(line, width - 4).map((part, index) => `${nth === 0 && index === 0 ? '  - ' : '    '}${part}`),
    );
}

function table(
  head: readonly (readonly Inline[])[],
  rows: readonly (readonly (readonly Inline[])[])[],
  paint: Palette,
): string[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => words(cell).replace(/\n/g, ' ')));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => columnsOf(row[column] ?? ''))));
  const text = cells.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return text.map((line, index) => (index === 0 ? paint.bold(line) : line));
}

function words(children: readonly Inline[]): string {
  return children
    .map((inline) => {
      if (inline.kind === 'text' || inline.kind === 'code') return terminalText(inline.text);
      return inline.kind === 'break' ? '\n' : words(inline.children);
    })
    .join('');
}
