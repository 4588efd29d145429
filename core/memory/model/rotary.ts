/** Rotary position embeddings as transformers' apply_rotary_pos_emb computes them. */

import type { Graph } from '../autograd/graph.ts';
import { add, multiply, scale } from '../autograd/ops/elementwise.ts';
import { concatenate, slice } from '../autograd/ops/shape.ts';
import type { Tensor } from '../tape/tensor.ts';

export interface RotaryTables {
  readonly cos: Tensor;
  readonly sin: Tensor;
}

/** q * cos + rotate_half(q) * sin */
export function rotate(graph: Graph, q: Tensor, { cos, sin }: RotaryTables): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const straight = multiply(graph, q, cos);
    const half = rotateHalf(graph, q);
    const turned = multiply(graph, half, sin);
    tape.drop(half);
    return add(graph, straight, turned);
  });
}

/** cat(-x2, x1) */
function rotateHalf(graph: Graph, q: Tensor): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const first = slice(graph, q, q.elements / 2);
    const second = slice(graph, q, q.elements / 2);
    const negative = scale(graph, second);
    tape.drop(second);
    return concatenate(graph, [negative, first]);
  });
}

/** Rotates the first `rotated` of `size` elements of every head and passes the rest through. */
export function rotatePart(graph: Graph, q: Tensor, tables: RotaryTables, rotated: number, size: number): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const part = (q.elements * rotated) / size;
    const turning = slice(graph, q, part);
    const passing = rotated < size ? slice(graph, q, q.elements - part) : null;
    const turned = rotate(graph, turning, tables);
    tape.drop(turning);
    return concatenate(graph, passing === null ? [turned] : [turned, passing]);
  });
}
