/** _scaled_dot_product_cudnn_attention: heads of v that differ from q's, without a mask, where flash has no kernel. */
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import type { AttentionShape } from './shape.ts';

/** Keeps q, k, v, the result, fp32 statistics and the random state; the workspace of backward, an fp32 dq and row sums, is reckoned after flash's. */
export function cudnn(graph: Graph, q: Tensor, k: Tensor, v: Tensor, shape: AttentionShape): Tensor {
  const { tape } = graph;
  const { batch, queries, keys, heads, keyHeads, headSize, valueSize = headSize } = shape;
  const { width } = q;
  return tape.frame(() => {
    const y = tape.local(batch * queries * heads * valueSize, width);
    const statistics = tape.local(batch * heads * queries, 4);
    const seed = tape.local(1, 8);
    const offset = tape.local(1, 8);
    return graph.record([q, k, v], y, [q, k, v, y, statistics, seed, offset], () => {
      const term = TERM.attentionBackward;
      const dq = tape.loose(batch * queries * heads * headSize, width, term);
      const dk = tape.loose(batch * keys * keyHeads * headSize, width, term);
      const dv = tape.loose(batch * keys * keyHeads * valueSize, width, term);
      const workspace = tape.loose(batch * heads * queries * (headSize + 1), 4, term);
      tape.release(workspace.storage);
      return [dq, dk, dv];
    });
  });
}
