/** Holds what the readers make of a text against what Python made of it. */
import type { Node } from '../../core/config/document.ts';
import { parseHjson } from '../../core/config/hjson.ts';
import { parseJson } from '../../core/config/json.ts';

/** As hjson-answers.py writes it. */
export type Encoded =
  | null
  | boolean
  | readonly ['i' | 'f' | 's', string]
  | readonly ['a', readonly Encoded[]]
  | readonly ['o', readonly (readonly [string, Encoded])[]];
export type Answer = { readonly value: Encoded } | { readonly error: string };
export interface Case {
  readonly text: string;
  readonly json: Answer;
  readonly hjson: Answer;
}

function sameNumber(written: string, value: number): boolean {
  const wanted = written === 'inf' ? Infinity : written === '-inf' ? -Infinity : Number(written);
  return Object.is(wanted, value);
}

/** Where the two differ first; null where they agree. Of duplicate keys Python keeps the last value at the first one's place. */
export function difference(node: Node, wanted: Encoded, place = ''): string | null {
  const unlike = `${place || '/'}: ${JSON.stringify(wanted)} wanted, ${node.kind} found`;
  if (wanted === null) return node.kind === 'null' ? null : unlike;
  if (typeof wanted === 'boolean') return node.kind === 'boolean' && node.value === wanted ? null : unlike;
  if (wanted[0] === 's')
    return node.kind === 'string' && node.value === wanted[1]
      ? null
      : `${unlike} ${node.kind === 'string' ? JSON.stringify(node.value) : ''}`;
  if (wanted[0] === 'i' || wanted[0] === 'f') {
    const type = wanted[0] === 'i' ? 'int' : 'float';
    return node.kind === 'number' && node.python === type && sameNumber(wanted[1], node.value) ? null : unlike;
  }
  if (wanted[0] === 'a') {
    if (node.kind !== 'array' || node.items.length !== wanted[1].length) return unlike;
    return firstOf(node.items.map((item, index) => difference(item, wanted[1][index] ?? null, `${place}/${index}`)));
  }
  if (node.kind !== 'object' || wanted[0] !== 'o') return unlike;
  const members = new Map(node.members.map(({ key, value }) => [key, value]));
  const keys = [...members.keys()];
  if (keys.length !== wanted[1].length || wanted[1].some(([key], index) => keys[index] !== key))
    return `${unlike} with keys ${JSON.stringify(keys)}`;
  return firstOf(
    wanted[1].map(([key, value]) => {
      const member = members.get(key);
      return member ? difference(member, value, `${place}/${key}`) : unlike;
    }),
  );
}

const firstOf = (differences: readonly (string | null)[]) => differences.find((one) => one !== null) ?? null;

function compareReader(name: 'json' | 'hjson', text: string, answer: Answer): string | null {
  const { root, problem } = name === 'json' ? parseJson(text) : parseHjson(text);
  if ('error' in answer) return root ? `${name}: Python refuses it (${answer.error}), we take it` : null;
  if (!root) return `${name}: Python takes it, we refuse it: ${problem?.message}`;
  const unlike = difference(root, answer.value);
  return unlike && `${name}: ${unlike}`;
}

/** null where both readers do as Python does. */
export function compareWithPython({ text, json, hjson }: Case): string | null {
  return compareReader('json', text, json) ?? compareReader('hjson', text, hjson);
}
