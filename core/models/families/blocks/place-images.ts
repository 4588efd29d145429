import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

/** inputs_embeds.masked_scatter(mask, image features): a new tensor; the mask, one byte an element, is kept. */
export function placeImages(net: Network, words: Tensor, features: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.embeddings, () =>
    tape.frame(() => {
      const mask = tape.local(words.elements, 1);
      const placed = tape.local(words.elements, words.width);
      const [all, some] = [words.elements, features.elements];
      return graph.record([words, features], placed, [mask], (g) => [
        tape.loose(all, g.width),
        tape.loose(some, g.width),
      ]);
    }),
  );
}
