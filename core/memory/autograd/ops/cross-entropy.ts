/** The loss on logits (rows x classes). */
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import { to } from './elementwise.ts';

/**
 * `upcast`: the causal language models' loss works on logits.float() (transformers/loss/loss_utils.py:59). log_softmax keeps its result;
 * backward makes one gradient of it and one of the logits.
 */
export function crossEntropy(graph: Graph, logits: Tensor, rows: number, padding: number, upcast: boolean): Tensor {
  const { tape } = graph;
  const { elements } = logits;
  return tape.under(TERM.logits, () =>
    tape.frame(() => {
      const scores = to(graph, logits, upcast ? 4 : logits.width);
      const { width } = scores;
      const padded = tape.local(rows + padding, 8);
      const labels = tape.local(rows, 8);
      tape.drop(padded);
      const logProbabilities = tape.local(elements, width);
      graph.record([scores], logProbabilities, [logProbabilities], () => [tape.loose(elements, width, TERM.logits)]);
      tape.drop(scores);
      const loss = tape.local(1, 4);
      return graph.record([logProbabilities], loss, [labels], () => [tape.loose(elements, width, TERM.logits)]);
    }),
  );
}
