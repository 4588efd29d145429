/** Attention as matrix products, softmax and dropout: every score is kept (transformers' eager_attention_forward). */
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import { add, contiguous, dropout, keepsResult, scale, to } from '../ops/elementwise.ts';
import { batchedProduct } from '../ops/matrix.ts';
import { softmax } from '../ops/normalize.ts';
import { repeat, spread } from '../ops/shape.ts';
import type { AttentionShape } from './shape.ts';

export interface EagerOptions {
  /** softmax(..., dtype=float32), then back to the model's type. */
  readonly softmaxInFp32: boolean;
  /** Additive position bias (ALiBi, relative), before the mask. */
  readonly bias?: Tensor | null;
  /** tanh(x / cap) * cap on the scores. */
  readonly softCap?: boolean;
  /** No multiplication by a scale (T5, GPT-Neo). */
  readonly unscaled?: boolean;
}

export function eager(
  graph: Graph,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  shape: AttentionShape,
  options: EagerOptions,
): Tensor {
  const { tape } = graph;
  const { batch, queries, keys, heads, keyHeads, headSize } = shape;
  const valueSize = shape.valueSize ?? headSize;
  return tape.frame(() => {
    const grouped = keyHeads !== heads;
    const copies = !grouped && batch > 1;
    // One head of one sample is spread to all heads as a view.
    const toAll = keyHeads === 1 && batch === 1 ? spread : repeat;
    const keysAll = grouped ? toAll(graph, k, batch * heads * keys * headSize) : k;
    const valuesAll = grouped ? toAll(graph, v, batch * heads * keys * valueSize) : v;
    const product = batchedProduct(graph, q, keysAll, batch * heads * queries * keys, {
      a: batch > 1 && !shape.headMajor,
      b: copies && !shape.headMajor,
    });
    let scores = product;
    const step = (made: Tensor): void => {
      tape.drop(scores);
      scores = made;
    };
    if (!options.unscaled) step(scale(graph, scores));
    if (options.softCap) {
      step(scale(graph, scores));
      step(keepsResult(graph, scores));
      step(scale(graph, scores));
    }
    if (options.bias) step(add(graph, scores, options.bias));
    if (mask !== null) step(add(graph, scores, mask));
    if (options.softmaxInFp32) {
      const wide = to(graph, scores, 4);
      const probabilities = softmax(graph, wide, 4);
      tape.drop(wide);
      const narrow = to(graph, probabilities, q.width);
      tape.drop(probabilities);
      step(narrow);
    } else {
      step(softmax(graph, scores, scores.width));
    }
    step(tape.under(TERM.dropout, () => dropout(graph, scores, shape.dropout)));
    graph.show(scores);
    const y = batchedProduct(graph, scores, valuesAll, batch * queries * heads * valueSize, { b: copies });
    return contiguous(graph, y);
  });
}
