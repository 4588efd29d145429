import type { Node } from '../../config/document.ts';

/** Python's bool() of a value, as DeepSpeed's `if` sees what it does not parse: any text but the empty one is true. */
export function isTruthy(node: Node | undefined): boolean {
  if (node === undefined) return false;
  switch (node.kind) {
    case 'null':
      return false;
    case 'boolean':
      return node.value;
    case 'number':
      return node.value !== 0;
    case 'string':
      return node.value !== '';
    case 'array':
      return node.items.length > 0;
    case 'object':
      return node.members.length > 0;
  }
}

/** The literal "auto", which only an integration replaces. */
export function isAuto(node: Node | undefined): boolean {
  return node?.kind === 'string' && node.value === 'auto';
}
