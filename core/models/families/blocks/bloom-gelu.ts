/** BLOOM's own GELU function: it keeps its input alone, but its forward and its backward are written out. */
import type { Graph } from '../../../memory/autograd/graph.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

export function bloomGelu(graph: Graph, x: Tensor): Tensor {
  const { tape } = graph;
  const { elements, width } = x;
  const temporary = (): Tensor => tape.loose(elements, width);
  const free = (...tensors: readonly Tensor[]): void => {
    for (const { storage } of tensors) tape.release(storage);
  };
  /** x * c * (1 + 0.0447 x x): the argument of tanh, then tanh. */
  const curve = (): Tensor => {
    const scaled = temporary();
    const small = temporary();
    const square = temporary();
    free(small);
    const shifted = temporary();
    free(square);
    const product = temporary();
    free(scaled, shifted);
    const tanh = temporary();
    free(product);
    return tanh;
  };
  const half = temporary();
  const tanh = curve();
  const shifted = temporary();
  free(tanh);
  const y = tape.local(elements, width);
  free(half, shifted);
  return graph.record([x], y, [x], () => {
    const bend = curve();
    const halfX = temporary();
    const square = temporary();
    const rest = temporary();
    free(square);
    const small = temporary();
    const smallSquare = temporary();
    free(small);
    const slope = temporary();
    free(smallSquare);
    const steep = temporary();
    free(rest, slope);
    const left = temporary();
    free(halfX, steep);
    const one = temporary();
    const right = temporary();
    free(one);
    const sum = temporary();
    free(left, right);
    const result = temporary();
    free(sum, bend);
    return [result];
  });
}
