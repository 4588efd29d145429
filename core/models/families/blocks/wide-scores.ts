/** Attention of GPT-J and GPT-Neo: q and k cast to fp32, scores kept in fp32, whatever kernel is asked for. */
import { add, contiguous, to } from '../../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../../memory/autograd/ops/normalize.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { droppedOut } from './classifier.ts';

export interface WideScoreOptions {
  readonly dropout: number;
  /** What happens to the scores before the mask. */
  readonly step: (scores: Tensor) => Tensor;
}

export function wideScores(
  net: Network,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  heads: number,
  headSize: number,
  options: WideScoreOptions,
): Tensor {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const scoresSize = batch * heads * sequence * sequence;
  return tape.under(TERM.attention, () =>
    tape.frame(() => {
      const q4 = to(graph, q, 4);
      const k4 = to(graph, k, 4);
      let scores = batchedProduct(graph, q4, k4, scoresSize, { a: batch > 1, b: batch > 1 });
      const next = (made: Tensor): void => {
        tape.drop(scores);
        scores = made;
      };
      next(options.step(scores));
      if (mask !== null) next(add(graph, scores, mask));
      next(softmax(graph, scores, 4));
      next(to(graph, scores, v.width));
      next(droppedOut(net, scores, options.dropout));
      graph.show(scores);
      const y = batchedProduct(graph, scores, v, batch * sequence * heads * headSize, { b: batch > 1 });
      return contiguous(graph, y);
    }),
  );
}
