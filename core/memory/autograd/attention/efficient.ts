/** _scaled_dot_product_efficient_attention: fp32 without grouped heads, or an additive mask. */
import { roundUp } from '../../allocator/size-class.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import type { AttentionShape } from './shape.ts';

/** Keeps q, k, v, the mask, the result and log-sum-exp; backward makes dq, dk, dv, the mask's gradient where it is learned, and fp32 dq. */
export function efficient(
  graph: Graph,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  shape: AttentionShape,
): Tensor {
  const { tape } = graph;
  const { batch, queries, keys, heads, headSize } = shape;
  const { width } = q;
  const valueSize = shape.valueSize ?? headSize;
  const learned = mask?.needsGrad ? mask.elements : 0;
  const statistics = batch * heads * roundUp(queries, 32);
  return tape.frame(() => {
    const y = tape.local(batch * queries * heads * valueSize, width);
    const logSumExp = tape.local(statistics, 4);
    const seed = tape.local(1, 8);
    const offset = tape.local(1, 8);
    return graph.record([q, k, v, mask], y, [q, k, v, y, logSumExp, seed, offset, mask], () => {
      const term = TERM.attentionBackward;
      const dq = tape.loose(batch * queries * heads * headSize, width, term);
      const dk = tape.loose(batch * keys * heads * headSize, width, term);
      const dv = tape.loose(batch * keys * heads * valueSize, width, term);
      let db = learned > 0 ? tape.loose(batch * heads * queries * roundUp(keys, 16), width, term) : null;
      const delta = tape.loose(statistics, 4, term);
      const sum = width === 4 ? null : tape.loose(accumulators(shape), 4, term);
      if (db !== null && learned !== batch * heads * queries * keys) {
        const reduced = tape.loose(learned, width, term);
        tape.release(db.storage);
        db = reduced;
      }
      tape.release(delta.storage);
      if (sum !== null) tape.release(sum.storage);
      return [dq, dk, dv, db];
    });
  });
}

/** Heads up to this many elements keep dk and dv in registers; above it blocks of keys meet in memory. */
const IN_REGISTERS = 128;
const QUERY_BLOCK = 128;
const KEY_BLOCK = 64;
/** Lock and counter beside each tile of dq, in fp32 elements. */
const TILE_HEADER = 4;

/** fp32 elements in which the backward of half-precision inputs adds up dq and, for large heads, dk and dv (kernel_backward.h workspace_elements). */
function accumulators({ batch, queries, keys, heads, headSize, valueSize = headSize }: AttentionShape): number {
  if (Math.max(headSize, valueSize) <= IN_REGISTERS) return batch * queries * heads * headSize;
  const splits = Math.max(1, Math.min(Math.ceil(keys / KEY_BLOCK), Math.floor(200 / (batch * heads))));
  const tiles = Math.ceil(queries / QUERY_BLOCK) * Math.ceil(headSize / KEY_BLOCK);
  const rows = splits * roundUp(keys, KEY_BLOCK);
  const perHead =
    tiles * (QUERY_BLOCK * KEY_BLOCK + TILE_HEADER) +
    rows * (roundUp(headSize, QUERY_BLOCK) + roundUp(valueSize, QUERY_BLOCK));
  return batch * heads * perHead;
}
