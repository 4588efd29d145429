/** _scaled_dot_product_flash_attention (and the flash-attn package, whose kernels it has). */
import { roundUp } from '../../allocator/size-class.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import type { AttentionShape } from './shape.ts';

/** Keeps q, k, v, the result, fp32 log-sum-exp and the random state; backward has an fp32 accumulator of dq and, with grouped heads, full dk and dv. */
export function flash(graph: Graph, q: Tensor, k: Tensor, v: Tensor, shape: AttentionShape): Tensor {
  const { tape } = graph;
  const { batch, queries, keys, heads, keyHeads, headSize } = shape;
  const { width } = q;
  return tape.frame(() => {
    const y = tape.local(batch * queries * heads * headSize, width);
    const logSumExp = tape.local(batch * heads * queries, 4);
    const seed = tape.local(2, 8);
    const offset = tape.local(1, 8);
    return graph.record([q, k, v], y, [q, k, v, y, logSumExp, seed, offset], () => {
      const term = TERM.attentionBackward;
      const rows = roundUp(queries, 128);
      const head = roundUp(headSize, headSize <= 128 ? 32 : 64);
      const dq = tape.loose(batch * queries * heads * headSize, width, term);
      const dk = tape.loose(batch * keys * keyHeads * headSize, width, term);
      const dv = tape.loose(batch * keys * keyHeads * headSize, width, term);
      const temporaries = [tape.loose(batch * heads * rows, 4, term), tape.loose(batch * rows * heads * head, 4, term)];
      if (keyHeads !== heads) {
        for (let i = 0; i < 2; i++) temporaries.push(tape.loose(batch * keys * heads * headSize, width, term));
      }
      for (const temporary of temporaries) tape.release(temporary.storage);
      return [dq, dk, dv];
    });
  });
}
