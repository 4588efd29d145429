/** A decoder some of whose token embeddings are images: what every vision-language model of the LLaVA kind does. */
import type { Network } from '../../../memory/model/network.ts';
import type { Storage } from '../../../memory/tape/storage.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { type Decoder, decoderForward } from './decoder.ts';
import { placeImages } from './place-images.ts';

export interface Sight {
  /** Pixels to features, one row for each image token. */
  readonly see: () => Tensor;
  /** Puts the features among the words; absent: masked_scatter. */
  readonly place?: (net: Network, words: Tensor, features: Tensor) => Tensor;
  /** The model's result names the features (`image_hidden_states`), which so live until the loss is read. */
  readonly named: boolean;
}

export function imageDecoderForward(
  net: Network,
  decoder: Decoder,
  { see, place = placeImages, named }: Sight,
): Tensor {
  const { tape } = net;
  const kept: Storage[] = [];
  const embed = (): Tensor =>
    tape.frame(() => {
      const words = decoder.embed();
      const features = tape.under(TERM.vision, see);
      if (named) kept.push(tape.hold(features.storage));
      return place(net, words, features);
    });
  const loss = decoderForward(net, { ...decoder, embed });
  for (const storage of kept) tape.release(storage);
  return loss;
}
