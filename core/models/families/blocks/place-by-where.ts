import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

/** SmolVLM's merger: features into zeros by index, then where(mask, those, words). */
export function placeByWhere(net: Network, words: Tensor, features: Tensor): Tensor {
  const { tape, graph } = net;
  const { width } = net;
  return tape.under(TERM.embeddings, () =>
    tape.frame(() => {
      const [all, some] = [words.elements, features.elements];
      const tokens = (some / all) * net.tokens;
      const [toWords, toFeatures] = [words.needsGrad, features.needsGrad];
      const mask = tape.local(net.tokens, 1);
      const zeros = tape.local(all, width);
      const chosen = tape.local(some, width);
      const indices = [tape.local(tokens, 8), tape.local(tokens, 8)];
      graph.record([features], chosen, indices, () => [tape.loose(some, width)]);
      const placed = tape.share(zeros);
      graph.record([chosen], placed, null, () => [tape.loose(some, width)]);
      return graph.record([placed, words], tape.local(all, width), [mask], () => [
        toFeatures ? tape.loose(all, width) : null,
        toWords ? tape.loose(all, width) : null,
      ]);
    }),
  );
}
