/** Rotations that work on two halves of a head instead of rotate_half: every other element (deepseek_v3), the two halves (gpt_oss), complex numbers (deepseek_v2). */
import type { Graph } from '../../../memory/autograd/graph.ts';
import { add, multiply, to } from '../../../memory/autograd/ops/elementwise.ts';
import { concatenate, slice, split } from '../../../memory/autograd/ops/shape.ts';
import type { RotaryTables } from '../../../memory/model/rotary.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

/** cat(a cos - b sin, b cos + a sin); `chunked`: a and b are one chunk(), else slices with a step. */
export function rotatePairs(graph: Graph, x: Tensor, tables: RotaryTables, chunked: boolean): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const half = x.elements / 2;
    const [a = x, b = x] = chunked ? split(graph, x, 2) : [slice(graph, x, half), slice(graph, x, half)];
    const first = combine(graph, a, b, tables, true);
    const second = combine(graph, b, a, tables, false);
    return concatenate(graph, [first, second]);
  });
}

function combine(graph: Graph, a: Tensor, b: Tensor, { cos, sin }: RotaryTables, minus: boolean): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const left = multiply(graph, a, cos);
    const right = multiply(graph, b, sin);
    return minus ? subtract(graph, left, right) : add(graph, left, right);
  });
}

function subtract(graph: Graph, a: Tensor, b: Tensor): Tensor {
  const { tape } = graph;
  return graph.record([a, b], tape.local(a.elements, a.width), null, (g) => [
    graph.pass(g),
    tape.loose(g.elements, g.width),
  ]);
}

/** Each of `parts` as fp32 complex numbers times the table, cast back; the fp32 copies are all made first. */
export function rotateComplex(
  graph: Graph,
  [q, k]: readonly [Tensor, Tensor],
  table: Tensor,
): readonly [Tensor, Tensor] {
  const { tape } = graph;
  return tape.frameOfMany(() => {
    const wideQ = to(graph, q, 4);
    const wideK = to(graph, k, 4);
    const turn = (wide: Tensor, width: number): Tensor =>
      tape.frame(() => {
        const turned = graph.record([wide], tape.local(wide.elements, 4), [table], (g) => [tape.loose(g.elements, 4)]);
        return to(graph, turned, width);
      });
    return [turn(wideQ, q.width), turn(wideK, k.width)];
  });
}
