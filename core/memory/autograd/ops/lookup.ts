import type { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';
import type { Graph } from '../graph.ts';
import { gradientOf } from './matrix.ts';

/** Above this many indices the backward of an embedding sorts them (EmbeddingBackwardKernel.cu). */
const SORTED_ABOVE = 3072;

/** torch.nn.Embedding: `rows` indices of 8 bytes. */
export function embedding(graph: Graph, rows: number, indices: Tensor, weight: Parameter): Tensor {
  const { tape } = graph;
  const hidden = weight.shape[1] ?? 1;
  return graph.record([weight], tape.local(rows * hidden, weight.width), [indices], () => {
    const gradient = gradientOf(graph, weight);
    if (rows > SORTED_ABOVE) {
      const sorted = tape.loose(rows, 8);
      tape.touch(rows, 8);
      tape.release(sorted.storage);
    }
    return [gradient];
  });
}
