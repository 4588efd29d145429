/** Scores between content and relative positions, both ways, as DeBERTa adds them to those between contents. */
import { scale, shift } from '../../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../../memory/autograd/ops/matrix.ts';
import { repeat } from '../../../memory/autograd/ops/shape.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

export interface RelativeSizes {
  readonly heads: number;
  /** Relative positions that have an embedding: twice the span. */
  readonly places: number;
  /** Scores are divided by a constant after they are looked up (v2), not q beforehand (v1). */
  readonly dividesScores: boolean;
  /** Operands are 4-D views, which a product copies (v1). */
  readonly strided: boolean;
}

interface Pair {
  /** q against positions of keys, k against positions of queries. */
  readonly content: Tensor;
  readonly positions: Tensor;
}

/** null: neither is asked for. */
export function relativeScores(net: Network, sizes: RelativeSizes, pairs: readonly Pair[]): Tensor | null {
  const { tape, graph } = net;
  let sum: Tensor | null = null;
  for (const [index, pair] of pairs.entries()) {
    const looked = lookUp(net, sizes, pair, index > 0);
    const divided = sizes.dividesScores ? scale(graph, looked) : looked;
    if (sum === null) {
      // 0 + scores is an op that makes a tensor; the second is added in place.
      sum = shift(graph, divided);
    } else {
      const whole: Tensor = graph.record([sum, divided], tape.share(sum), null, (g) => [graph.pass(g), graph.pass(g)]);
      tape.drop(sum);
      sum = whole;
    }
    if (divided !== looked) tape.drop(divided);
  }
  return sum;
}

/** Scores against every relative position, and those of each pair of tokens picked out by an index of 8 bytes. */
function lookUp(net: Network, sizes: RelativeSizes, { content, positions }: Pair, negated: boolean): Tensor {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const { heads, places, strided } = sizes;
  const elements = batch * heads * sequence * places;
  const all = tape.frame(() => {
    const spread = strided && batch > 1 ? repeat(graph, positions, batch * positions.elements) : positions;
    return batchedProduct(graph, content, spread, elements, { a: strided && batch > 1 });
  });
  const moved = tape.local(sequence * sequence, 8);
  const turned = negated ? tape.local(sequence * sequence, 8) : null;
  tape.drop(moved);
  const index = tape.local(sequence * sequence, 8);
  tape.drop(turned);
  const picked = graph.record([all], tape.local(batch * heads * sequence * sequence, all.width), [all, index], (g) => [
    tape.loose(elements, g.width),
  ]);
  tape.drop(all);
  return picked;
}
