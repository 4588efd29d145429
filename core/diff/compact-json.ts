/** A node on one line, shortened in the middle of nowhere rather than lost. */
import type { Node } from '../config/document.ts';

const LONGEST = 80;

/** Not recursive: no depth of nesting can overflow the stack. `limit` in characters. */
export function compactJson(node: Node, limit = LONGEST): string {
  let text = '';
  const open: (Node | string)[] = [node];
  for (let next = open.pop(); next !== undefined && text.length <= limit; next = open.pop()) {
    if (typeof next === 'string') text += next;
    else if (next.kind === 'object') pushReversed(open, members(next));
    else if (next.kind === 'array') pushReversed(open, items(next));
    else if (next.kind === 'null') text += 'null';
    else if (next.kind === 'number') text += Number.isFinite(next.value) ? String(next.value) : 'Infinity';
    else text += JSON.stringify(next.value);
  }
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

/** One by one: hundreds of thousands of arguments would overflow the stack. */
function pushReversed(open: (Node | string)[], parts: readonly (Node | string)[]): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part !== undefined) open.push(part);
  }
}

function members(node: Node & { readonly kind: 'object' }): (Node | string)[] {
  const last = new Map(node.members.map((member) => [member.key, member.value]));
  const parts = [...last].map(([key, value], index) => [`${index === 0 ? '' : ', '}${JSON.stringify(key)}: `, value]);
  return ['{', ...parts.flat(), '}'];
}

function items(node: Node & { readonly kind: 'array' }): (Node | string)[] {
  return ['[', ...node.items.flatMap((item, index) => (index === 0 ? [item] : [', ', item])), ']'];
}
