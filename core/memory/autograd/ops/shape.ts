/** Views, copies and concatenations. Backward of a slice is a zero tensor of the whole's size. */
import type { Tensor } from '../../tape/tensor.ts';
import type { Graph } from '../graph.ts';

/** A part of x as a view. */
export function slice(graph: Graph, x: Tensor, elements: number): Tensor {
  const { elements: whole, width } = x;
  return graph.record([x], graph.tape.share(x, elements), null, () => [graph.tape.loose(whole, width)]);
}

/** k equal views from one op; backward concatenates. */
export function split(graph: Graph, x: Tensor, k: number): Tensor[] {
  const { tape } = graph;
  const { elements, width } = x;
  const parts = Array.from({ length: k }, () => tape.share(x, elements / k));
  graph.recordMany([x], parts, null, () => [tape.loose(elements, width)]);
  return parts;
}

/** Views of the given sizes from one op. */
export function splitSizes(graph: Graph, x: Tensor, sizes: readonly number[]): Tensor[] {
  const { tape } = graph;
  const { elements, width } = x;
  const parts = sizes.map((size) => tape.share(x, size));
  graph.recordMany([x], parts, null, () => [tape.loose(elements, width)]);
  return parts;
}

/** Concatenation; the gradients of the parts are views of the result's. */
export function concatenate(graph: Graph, parts: readonly Tensor[], width = parts[0]?.width ?? 4): Tensor {
  const elements = parts.reduce((sum, part) => sum + part.elements, 0);
  return graph.record(parts, graph.tape.local(elements, width), null, (g) => parts.map(() => graph.pass(g)));
}

/** expand + reshape, as repeat_kv does: a copy whose gradient is summed back. */
export function repeat(graph: Graph, x: Tensor, elements: number): Tensor {
  const { elements: before } = x;
  return graph.record([x], graph.tape.local(elements, x.width), null, (g) => [graph.tape.loose(before, g.width)]);
}

/** expand() alone: a view; the gradient is summed back. */
export function expand(graph: Graph, x: Tensor, elements: number): Tensor {
  const { elements: before } = x;
  return graph.record([x], graph.tape.share(x, elements), null, (g) => [graph.tape.loose(before, g.width)]);
}

/** expand: a view of `elements`, whose gradient is summed back. */
export function spread(graph: Graph, x: Tensor, elements: number): Tensor {
  const { elements: before } = x;
  return graph.record([x], graph.tape.share(x, elements), null, (g) => [graph.tape.loose(before, g.width)]);
}

/** x[index] with an index of 8 bytes an entry: backward sorts it (index_put_ with accumulation). */
export function gather(graph: Graph, x: Tensor, elements: number, index: Tensor): Tensor {
  const { tape } = graph;
  const before = x.elements;
  const entries = index.elements;
  return graph.record([x], tape.local(elements, x.width), [index], (g) => {
    const result = tape.loose(before, g.width);
    const keys = tape.loose(entries, 8);
    tape.touch(entries, 8);
    tape.release(keys.storage);
    return [result];
  });
}

/** A sum over one dimension; the gradient is an expanded view. */
export function sumOver(graph: Graph, x: Tensor, elements: number): Tensor {
  return graph.record([x], graph.tape.local(elements, x.width), null, (g) => [graph.pass(g)]);
}
