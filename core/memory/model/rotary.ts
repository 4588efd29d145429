/** Rotary position embeddings as transformers' apply_rotary_pos_emb computes them. */

import type { Graph } from '../autograd/graph.ts';
import { add, alias, multiply, scale, to } from '../autograd/ops/elementwise.ts';
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
    const sum = add(graph, straight, turned);
    if (sum.width === q.width) return sum;
    // Tables in fp32: the result is cast back.
    tape.drop(straight, turned);
    return to(graph, sum, q.width);
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

/** Rotates the first `rotated` of `size` elements of every head and passes the rest, possibly nothing, through. */
export function rotatePart(graph: Graph, q: Tensor, tables: RotaryTables, rotated: number, size: number): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const part = (q.elements * rotated) / size;
    // A slice of everything is the tensor itself; one of nothing is still an op.
    const turning = rotated === size ? alias(graph, q) : slice(graph, q, part);
    const passing = slice(graph, q, q.elements - part);
    const turned = rotate(graph, turning, tables);
    tape.drop(turning);
    return concatenate(graph, [turned, passing]);
  });
}
