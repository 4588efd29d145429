/** Eager attention with a learned sink for every head: one more column of scores, dropped after the softmax (gpt_oss). */
import type { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';
import type { Graph } from '../graph.ts';
import { add, contiguous, dropout, scale } from '../ops/elementwise.ts';
import { batchedProduct, gradientOf } from '../ops/matrix.ts';
import { softmax } from '../ops/normalize.ts';
import { repeat, slice } from '../ops/shape.ts';
import type { AttentionShape } from './shape.ts';

export function eagerWithSinks(
  graph: Graph,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  sinks: Parameter,
  shape: AttentionShape,
): Tensor {
  const { tape } = graph;
  const { batch, queries, keys, heads, keyHeads, headSize } = shape;
  const size = batch * heads * queries * keys;
  const rows = batch * heads * queries;
  return tape.frame(() => {
    const grouped = keyHeads !== heads;
    const copied = !grouped && batch > 1;
    const keysAll = grouped ? repeat(graph, k, batch * heads * keys * headSize) : k;
    const valuesAll = grouped ? repeat(graph, v, batch * heads * keys * headSize) : v;
    const product = batchedProduct(graph, q, keysAll, size, {
      a: batch > 1 && !shape.headMajor,
      b: copied && !shape.headMajor,
    });
    let scores = scale(graph, product);
    tape.drop(product);
    if (mask !== null) {
      const masked = add(graph, scores, mask);
      tape.drop(scores);
      scores = masked;
    }
    const all = withSinks(graph, scores, sinks, size + rows);
    const shifted = minusMaximum(graph, all, rows);
    tape.drop(all);
    const probabilities = softmax(graph, shifted, shifted.width);
    const kept = slice(graph, probabilities, size);
    const dropped = dropout(graph, kept, shape.dropout);
    tape.drop(scores);
    graph.show(dropped);
    const y = batchedProduct(graph, dropped, valuesAll, batch * queries * heads * headSize, { b: copied });
    return contiguous(graph, y);
  });
}

/** cat([scores, sinks], -1): the gradients are views of the result's, the sinks' one is summed. */
function withSinks(graph: Graph, scores: Tensor, sinks: Parameter, elements: number): Tensor {
  return graph.record([scores, sinks], graph.tape.local(elements, scores.width), null, (g) => [
    graph.pass(g),
    gradientOf(graph, sinks),
  ]);
}

/** x - x.max(-1): the maximum keeps the index of each row; its gradient is a tensor of x's size. */
function minusMaximum(graph: Graph, x: Tensor, rows: number): Tensor {
  const { tape } = graph;
  const { elements, width } = x;
  return tape.frame(() => {
    const maximum = tape.local(rows, width);
    const index = tape.local(rows, 8);
    graph.record([x], maximum, [index], () => [tape.loose(elements, width)]);
    return graph.record([x, maximum], tape.local(elements, width), null, (g) => {
      const negative = tape.loose(g.elements, g.width);
      const sum = tape.loose(rows, g.width);
      tape.release(negative.storage);
      return [graph.pass(g), sum];
    });
  });
}
