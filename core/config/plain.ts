/** A tree as plain data, and the number types that Python's loaders give. */
import type { Node, NumberNode } from './document.ts';

export type Loader = 'json' | 'hjson';
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** hjson turns a float without a fraction into an int, below this. */
const HJSON_INTEGRAL_FLOAT_LIMIT = 1e10;

/** The Python type of a number once that loader has read it: 5e8 is a float for json, an int for hjson. */
export function pythonTypeIn(number: NumberNode, loader: Loader): 'int' | 'float' {
  if (number.python === 'int' || loader === 'json') return number.python;
  return Number.isInteger(number.value) && Math.abs(number.value) < HJSON_INTEGRAL_FLOAT_LIMIT ? 'int' : 'float';
}

type Container = Plain[] | { [key: string]: Plain };

/** An object without a prototype: a key named `__proto__` is a key like any other. */
function shell(node: Node): Plain {
  if (node.kind === 'object') return Object.create(null);
  if (node.kind === 'array') return [];
  return node.kind === 'null' ? null : node.value;
}

/**
 * The tree as plain data: of duplicate keys the last one wins, objects have no prototype.
 * Not recursive, so that no depth of nesting can overflow the stack.
 */
export function toPlain(root: Node): Plain {
  const result = shell(root);
  const open: { node: Node; plain: Plain }[] = [{ node: root, plain: result }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, plain } = next;
    if (plain === null || typeof plain !== 'object') continue;
    const add = (key: string | number, child: Node) => {
      const value = shell(child);
      put(plain, key, value);
      open.push({ node: child, plain: value });
    };
    if (node.kind === 'object') for (const member of node.members) add(member.key, member.value);
    else if (node.kind === 'array') for (const [index, item] of node.items.entries()) add(index, item);
  }
  return result;
}

function put(container: Container, key: string | number, value: Plain): void {
  if (Array.isArray(container)) container[Number(key)] = value;
  else container[key] = value;
}
