/**
 * What a report says, before any format: blocks and inlines. Text from a pull request enters only as `text` or `code`, and each format
 * escapes these two in one place; so no part of a report can forget to.
 */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'small' | 'struck'; readonly children: readonly Inline[] }
  /** `href` is made by links.ts, which encodes; nothing else may be put here. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

export type Block =
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  /** Fixed width: bars, patches. */
  | { readonly kind: 'pre'; readonly text: string; readonly language: '' | 'diff' | 'json' }
  | { readonly kind: 'details'; readonly summary: readonly Inline[]; readonly blocks: readonly Block[] };

export const text = (value: string): Inline => ({ kind: 'text', text: value });
export const code = (value: string): Inline => ({ kind: 'code', text: value });
export const lineBreak: Inline = { kind: 'break' };
export const strong = (...children: readonly Inline[]): Inline => ({ kind: 'strong', children });
export const small = (...children: readonly Inline[]): Inline => ({ kind: 'small', children });
export const struck = (...children: readonly Inline[]): Inline => ({ kind: 'struck', children });
/** Without an address (command line, no server known) the words stand alone. */
export function link(href: string | null, ...children: readonly Inline[]): readonly Inline[] {
  return href === null ? children : [{ kind: 'link', href, children }];
}

export const paragraph = (...children: readonly Inline[]): Block => ({ kind: 'paragraph', children });
export const heading = (level: 3 | 4, ...children: readonly Inline[]): Block => ({ kind: 'heading', level, children });
export const list = (items: readonly (readonly Inline[])[]): Block => ({ kind: 'list', items });
export const pre = (value: string, language: '' | 'diff' | 'json' = ''): Block => ({
  kind: 'pre',
  text: value,
  language,
});
export const details = (summary: readonly Inline[], ...blocks: readonly Block[]): Block => ({
  kind: 'details',
  summary,
  blocks,
});
export function table(head: readonly (readonly Inline[])[], rows: readonly (readonly (readonly Inline[])[])[]): Block {
  return { kind: 'table', head, rows };
}

/** Characters. Rules write two sentences; what is longer quotes something without end. */
const LONGEST = 2000;

/** A rule's sentence: what stands between backticks is code, the rest is text. An odd last backtick is text. */
export function sentence(message: string): readonly Inline[] {
  const parts = (message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message).split('`');
  const even = parts.length % 2 === 0 ? parts.length - 1 : parts.length;
  const inlines = parts
    .slice(0, even)
    .map((part, index) => (index % 2 === 0 ? text(part) : part === '' ? text('``') : code(part)));
  const rest = even < parts.length ? [text(`\`${parts[even] ?? ''}`)] : [];
  return [...inlines, ...rest].filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

/** Inlines with something between each two. */
export function joined(items: readonly (readonly Inline[])[], separator: string): readonly Inline[] {
  return items.flatMap((item, index) => (index === 0 ? item : [text(separator), ...item]));
}
