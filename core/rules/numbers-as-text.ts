/** Unquoted values that look like numbers but are none for JSON: Python's hjson makes texts of them. */
import type { Node, StringNode } from '../config/document.ts';
import { childPointer } from '../deepspeed/refusals.ts';
import { chooseOptimizer } from '../deepspeed/run/optimizer.ts';
import { builtScheduler } from '../deepspeed/run/scheduler.ts';
import type { ConfigView } from './view.ts';

/** `computed`: the run stops on a text there; `read`: it is read, but maybe converted or never computed with; `none`: no key of DeepSpeed's. */
export type Harm = 'computed' | 'read' | 'none';

export interface NumberAsText {
  readonly harm: Harm;
  readonly node: StringNode;
  readonly pointer: string;
  /** As it stands in the file, without quotes. */
  readonly written: string;
  /** The JSON number that is meant; undefined for NaN and infinity. */
  readonly number: string | undefined;
  /** What to write in its place, with the comma that was taken for a part of it. */
  readonly replacement: string | undefined;
}

const LOOKS_LIKE_NUMBER =
  /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d*)?$|^[+-]?(?:nan|inf|infinity)$|^0x[\da-f]+$/i;

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
      // An unquoted text goes on to the end of its line: the comma is part of it.
      const bare = written.replace(/\s*,$/, '');
      if (written !== node.value || !LOOKS_LIKE_NUMBER.test(bare)) continue;
      const number = asJsonNumber(bare);
      found.push({
        node,
        pointer,
        written: bare,
        harm: harmOf(view, pointer),
        number,
        replacement: number === undefined ? undefined : `${number}${written.slice(bare.length).trim()}`,
      });
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

/** Top-level values that DeepSpeed computes with in every run. */
const COMPUTED = new Set([
  'gradient_clipping',
  'steps_per_print',
  'train_batch_size',
  'train_micro_batch_size_per_gpu',
  'gradient_accumulation_steps',
]);

function harmOf(view: ConfigView, pointer: string): Harm {
  const [, top = '', second] = pointer.split('/');
  if (!Object.hasOwn(view.facts.keys, top) && !Object.hasOwn(view.facts.sections, top)) return 'none';
  if (COMPUTED.has(top)) return top.startsWith('train') || chooseOptimizer(view).from !== 'none' ? 'computed' : 'read';
  if (top === 'optimizer' && second === 'params') return chooseOptimizer(view).from === 'config' ? 'computed' : 'read';
  if (top === 'scheduler' && second === 'params') return builtScheduler(view) === undefined ? 'read' : 'computed';
  return 'read';
}
