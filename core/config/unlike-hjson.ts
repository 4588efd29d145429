/** The first place where hjson reads strict JSON otherwise than Python's json does. */
import type { Node, Span } from './document.ts';
import { HJSON_DEPTH_LIMIT } from './hjson.ts';

export interface Difference {
  readonly message: string;
  readonly span: Span;
}

const CONSTANT = /^(?:NaN|-?Infinity)$/;

function difference(node: Node, depth: number, text: string): Difference | null {
  if ((node.kind === 'object' || node.kind === 'array') && depth >= HJSON_DEPTH_LIMIT)
    return {
      message: `nested more than ${HJSON_DEPTH_LIMIT} levels deep: DeepSpeed's reader gives up here`,
      span: node.span,
    };
  if (node.kind !== 'number' || Number.isFinite(node.value) || node.python === 'int') return null;
  const message = CONSTANT.test(text.slice(node.span.start, node.span.end))
    ? "Python's json reads this word as a number; DeepSpeed reads with hjson, for which it is a text that goes on to the end of the line"
    : "this number is infinite for Python's json, and DeepSpeed's reader stops at it";
  return { message, span: node.span };
}

export function firstUnlikeHjson(root: Node, text: string): Difference | null {
  let first: Difference | null = null;
  let level: Node[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const below: Node[] = [];
    for (const node of level) {
      const found = difference(node, depth, text);
      if (found && (!first || found.span.start < first.span.start)) first = found;
      if (node.kind === 'object') for (const { value } of node.members) below.push(value);
      else if (node.kind === 'array') for (const item of node.items) below.push(item);
    }
    level = below;
  }
  return first;
}
