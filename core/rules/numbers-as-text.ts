/** Unquoted values that look like numbers but are none for JSON: Python's hjson makes texts of them. */
import type { Node, StringNode } from '../config/document.ts';
import { childPointer } from '../deepspeed/refusals.ts';
import type { ConfigView } from './view.ts';

export interface NumberAsText {
  readonly node: StringNode;
  readonly pointer: string;
  /** As it stands in the file, without quotes. */
  readonly written: string;
  /** The JSON number that is meant; undefined for NaN and infinity. */
  readonly number: string | undefined;
}

const LOOKS_LIKE_NUMBER = /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?$|^[+-]?(?:nan|inf|infinity)$/i;

export function numbersAsText(view: ConfigView): readonly NumberAsText[] {
  if (!view.document.problems.some(({ code }) => code === 'not-strict-json' || code === 'not-hjson')) return [];
  const found: NumberAsText[] = [];
  const open: { node: Node; pointer: string }[] = [{ node: view.root, pointer: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, pointer } = next;
    if (node.kind === 'object')
      for (const member of node.members) open.push({ node: member.value, pointer: childPointer(pointer, member.key) });
    else if (node.kind === 'array')
      for (const [i, item] of node.items.entries()) open.push({ node: item, pointer: childPointer(pointer, i) });
    else if (node.kind === 'string') {
      const written = view.document.text.slice(node.span.start, node.span.end);
      if (written === node.value && LOOKS_LIKE_NUMBER.test(written))
        found.push({ node, pointer, written, number: asJsonNumber(written) });
    }
  }
  return found;
}

function asJsonNumber(written: string): string | undefined {
  const text = written.replaceAll('_', '').replace(/^\+/, '');
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  return `${sign}${integer}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}
