/** Fused normalizations and softmax. */
import type { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';
import type { Graph } from '../graph.ts';
import { gradientOf } from './matrix.ts';

/** torch.nn.LayerNorm: keeps its input and fp32 mean and rstd of each row. */
export function layerNorm(
  graph: Graph,
  x: Tensor,
  rows: number,
  weight: Parameter | null,
  bias: Parameter | null,
): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const y = tape.local(x.elements, x.width);
    const mean = tape.local(rows, 4);
    const deviation = tape.local(rows, 4);
    return graph.record([x, weight, bias], y, [x, mean, deviation], (g) => [
      tape.loose(g.elements, g.width),
      weight === null ? null : gradientOf(graph, weight),
      bias === null ? null : gradientOf(graph, bias),
    ]);
  });
}

/** Softmax with a result of `width`; backward has a temporary of its gradient's size (SoftMax.cu). */
export function softmax(graph: Graph, x: Tensor, width: number): Tensor {
  const { tape } = graph;
  const y = tape.local(x.elements, width);
  return graph.record([x], y, [y], (g) => {
    const product = tape.loose(g.elements, g.width);
    const result = tape.loose(g.elements, g.width);
    tape.release(product.storage);
    return [result];
  });
}
