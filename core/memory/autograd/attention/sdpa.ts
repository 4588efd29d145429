/** Which kernel torch.nn.functional.scaled_dot_product_attention takes on an Ampere or later GPU. */
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import { alias, contiguous } from '../ops/elementwise.ts';
import { expand, repeat } from '../ops/shape.ts';
import { cudnn } from './cudnn.ts';
import { efficient } from './efficient.ts';
import { flash } from './flash.ts';
import { math } from './math.ts';
import type { AttentionShape } from './shape.ts';

/** Head sizes above this have no flash kernel. */
const FLASH_HEAD_SIZE = 256;

/** A boolean mask becomes an additive one in every call. */
export function additive(graph: Graph, mask: Tensor | null, width: number): Tensor | null {
  return mask?.width === 1 ? graph.tape.local(mask.elements, width, TERM.attentionMask) : mask;
}

export function sdpa(
  graph: Graph,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  shape: AttentionShape,
): Tensor {
  const { tape } = graph;
  const grouped = shape.keyHeads !== shape.heads;
  if (q.width === 4 && grouped && mask === null) return math(graph, q, k, v, null, shape);
  if (q.width !== 4 && mask === null && shape.headSize <= FLASH_HEAD_SIZE) {
    // Flash wants v's heads as large as q's.
    const kernel = (shape.valueSize ?? shape.headSize) === shape.headSize ? flash : cudnn;
    // The result has q's layout: transpose(1, 2).contiguous() copies where that is head by head.
    return shape.headMajor
      ? tape.frame(() => contiguous(graph, kernel(graph, q, k, v, shape)))
      : kernel(graph, q, k, v, shape);
  }
  return tape.frame(() => {
    // With a mask transformers repeats grouped keys and values itself (integrations/sdpa_attention.py).
    const rows = shape.batch * shape.heads * shape.keys;
    // A single key head needs no copy for that: its expanded view can be reshaped as it is.
    const spread = shape.keyHeads === 1 ? expand : repeat;
    const keys = grouped ? spread(graph, k, rows * shape.headSize) : alias(graph, k);
    const values = grouped ? spread(graph, v, rows * (shape.valueSize ?? shape.headSize)) : alias(graph, v);
    return efficient(graph, q, keys, values, additive(graph, mask, q.width), { ...shape, keyHeads: shape.heads });
  });
}
