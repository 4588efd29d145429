import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

/**
 * inputs_embeds.masked_scatter(mask, image features): a new tensor; the mask, one byte a token, is kept. CUDA counts the mask's places in
 * a prefix sum of every element (IndexKernel.cu), and backward finds them with nonzero(), three indices each.
 */
export function placeImages(net: Network, words: Tensor, features: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.embeddings, () =>
    tape.frame(() => {
      const mask = tape.local(net.tokens, 1);
      const placed = tape.local(words.elements, words.width);
      tape.touch(words.elements, 9);
      const [all, some] = [words.elements, features.elements];
      const [toWords, toFeatures] = [words.needsGrad, features.needsGrad];
      return graph.record([words, features], placed, [mask], (g) => {
        const rest = toWords ? tape.loose(all, g.width) : null;
        if (!toFeatures) return [rest, null];
        const places = tape.loose(3 * some, 8);
        const chosen = tape.loose(some, g.width);
        tape.release(places.storage);
        return [rest, chosen];
      });
    }),
  );
}
