/**
 * Falcon's eager attention. Its scores have names that live until the attention ends, the softmax casts to the model's type before it begins,
 * and the products themselves spread the key heads.
 */
import type { AttentionShape } from '../../../memory/autograd/attention/shape.ts';
import { add, alias, contiguous, scaleInPlace, to } from '../../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../../memory/autograd/ops/normalize.ts';
import { repeat, spread } from '../../../memory/autograd/ops/shape.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { dropoutModule } from './classifier.ts';

/** `alibi`: the bias of every key for every head; null: positions are rotary, and nothing is dropped out. */
export function falconScores(
  net: Network,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  alibi: Tensor | null,
  shape: AttentionShape,
  key: object,
): Tensor {
  const { tape, graph } = net;
  const { batch, queries, keys, heads, keyHeads, headSize } = shape;
  const several = batch > 1;
  const grouped = keyHeads !== heads;
  const toAll = (x: Tensor): Tensor =>
    grouped ? (several ? repeat : spread)(graph, x, batch * heads * keys * headSize) : alias(graph, x);
  return tape.frame(() => {
    const product = tape.frame(() =>
      batchedProduct(graph, q, toAll(k), batch * heads * queries * keys, { a: several, b: several && !grouped }),
    );
    const made = alibi === null ? scaleInPlace(graph, product) : wideLogits(net, product, alibi);
    let probabilities = tape.frame(() => {
      const sum = mask === null ? made : add(graph, made, mask);
      const narrow = to(graph, sum, net.width);
      return softmax(graph, narrow, net.width);
    });
    if (alibi === null) tape.drop(product, made);
    else {
      const before = probabilities;
      probabilities = dropoutModule(net, key, 'attention-dropout', before, shape.dropout);
      tape.drop(before);
    }
    graph.show(probabilities);
    const y = tape.frame(() =>
      batchedProduct(graph, probabilities, toAll(v), batch * queries * heads * headSize, { b: several && !grouped }),
    );
    return contiguous(graph, y);
  });
}

/** (fp32 scores + alibi) *= a constant; the scores stay. */
function wideLogits(net: Network, product: Tensor, alibi: Tensor): Tensor {
  const wide = to(net.graph, product, 4);
  return scaleInPlace(net.graph, add(net.graph, wide, alibi));
}
