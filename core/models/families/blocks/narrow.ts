import type { Graph } from '../../../memory/autograd/graph.ts';
import { to } from '../../../memory/autograd/ops/elementwise.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

/** x cast to `width` bytes an element, its caller's hold on x let go: what `x = x.to(dtype)` does to the name. */
export function castTo(graph: Graph, x: Tensor, width: number): Tensor {
  const y = to(graph, x, width);
  graph.tape.drop(x);
  return y;
}
