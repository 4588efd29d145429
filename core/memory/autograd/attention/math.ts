/**
 * _scaled_dot_product_attention_math: what is left when no fused kernel accepts the inputs: fp32 with grouped heads, or a mask whose last
 * stride is not 1 (T5's relative bias), or one key head for many (falcon). Works in fp32 and keeps the scores; what it has a name for lives
 * until it ends.
 */
import type { Tensor } from '../../tape/tensor.ts';
import type { Graph } from '../graph.ts';
import { alias, contiguous, dropout, scale, to } from '../ops/elementwise.ts';
import { batchedProduct } from '../ops/matrix.ts';
import { repeat, spread } from '../ops/shape.ts';
import type { AttentionShape } from './shape.ts';

export interface MathOptions {
  /** k and v lie contiguous in memory already (they come out of a cache). */
  readonly contiguousKeys: boolean;
  /** Without the grouped-query flag the products themselves spread the key heads, and let go of the copies. */
  readonly broadcast?: boolean;
}

export function math(
  graph: Graph,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  bias: Tensor | null,
  shape: AttentionShape,
  options: MathOptions = { contiguousKeys: false },
): Tensor {
  const { tape } = graph;
  const { batch, queries, keys, heads, keyHeads, headSize } = shape;
  const { width } = q;
  const copied = batch > 1 && !options.contiguousKeys;
  return tape.frame(() => {
    const q4 = to(graph, q, 4);
    const k4 = to(graph, k, 4);
    const v4 = to(graph, v, 4);
    const scaled = scale(graph, q4);
    let mask = bias;
    if (shape.causal) {
      const flags = tape.local(queries * keys, 1);
      mask = tape.local(queries * keys, 4);
      tape.drop(flags);
    }
    const unequal = keyHeads !== heads;
    const grouped = unequal && !options.broadcast;
    // One head of one sample is spread to all heads as a view, after it is scaled.
    const single = grouped && keyHeads === 1 && batch === 1;
    const all = batch * heads * keys * headSize;
    const keysAll = grouped && !single ? repeat(graph, k4, all) : alias(graph, k4);
    const valuesAll = single ? spread(graph, v4, all) : grouped ? repeat(graph, v4, all) : alias(graph, v4);
    const ownKeys = scale(graph, keysAll);
    const scaledKeys = single ? spread(graph, ownKeys, all) : ownKeys;
    const spreadByProduct = (x: Tensor): Tensor =>
      unequal && !grouped ? (batch === 1 ? spread : repeat)(graph, x, all) : alias(graph, x);
    let scores = tape.frame(() =>
      batchedProduct(graph, scaled, spreadByProduct(scaledKeys), batch * heads * queries * keys, {
        a: batch > 1,
        b: copied && !unequal,
      }),
    );
    tape.drop(ownKeys, scaledKeys);
    if (mask?.needsGrad) scores = addInPlace(graph, scores, mask);
    const probabilities = safeSoftmax(graph, scores, keys);
    tape.drop(scores);
    const dropped = dropout(graph, probabilities, shape.dropout);
    tape.drop(probabilities);
    const product = tape.frame(() =>
      batchedProduct(graph, dropped, spreadByProduct(valuesAll), batch * queries * heads * headSize, {
        b: copied && !unequal,
      }),
    );
    const y = to(graph, product, width);
    tape.drop(product);
    if (width !== 4) tape.touch(dropped.elements, width);
    // transpose(1, 2).contiguous() of a (batch, heads, queries, head size) result copies.
    return contiguous(graph, y);
  });
}

/** scores += bias: the gradient of the bias is summed over the batch, then cast. */
function addInPlace(graph: Graph, scores: Tensor, bias: Tensor): Tensor {
  const { tape } = graph;
  const sum = tape.share(scores);
  const { elements, width } = bias;
  graph.record([scores, bias], sum, null, (g) => {
    let gradient = graph.pass(g);
    if (elements !== g.elements) gradient = swap(graph, gradient, tape.loose(elements, g.width));
    if (width !== g.width) gradient = swap(graph, gradient, tape.loose(elements, width));
    return [graph.pass(g), gradient];
  });
  tape.drop(scores);
  return sum;
}

function swap(graph: Graph, old: Tensor, made: Tensor): Tensor {
  graph.tape.release(old.storage);
  return made;
}

/** _safe_softmax: one fp32 result beside the scores, and byte masks for the rows without any key. */
function safeSoftmax(graph: Graph, scores: Tensor, keys: number): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const y = tape.local(scores.elements, 4);
    const masked = tape.local(scores.elements, 1);
    const rows = tape.local(scores.elements / keys, 1);
    tape.drop(masked, rows);
    return graph.record([scores], y, [y], (g) => {
      const product = tape.loose(g.elements, g.width);
      const result = tape.loose(g.elements, g.width);
      tape.release(product.storage);
      return [result];
    });
  });
}
