/** Blip2ForConditionalGeneration on OPT: a tower, a Q-Former of learned queries, a matrix, a language model. */
import { crossEntropy } from '../../memory/autograd/ops/cross-entropy.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Storage } from '../../memory/tape/storage.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { blipForward, blipTower } from './blocks/blip-tower.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { placeImages } from './blocks/place-images.ts';
import { applyQFormer, qFormer } from './blocks/q-former.ts';
import type { Family, ModelProgram } from './family.ts';
import { type Fields, ModelConfigProblem } from './fields.ts';
import { optDecoder } from './opt.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const text = config.object('text_config');
  const type = text.text('model_type', 'opt');
  if (type !== 'opt') {
    throw new ModelConfigProblem(`BLIP-2 on ${JSON.stringify(type.slice(0, 60))} is not modelled, on OPT it is.`);
  }
  const queries = config.size('num_query_tokens', 32);
  const tower = net.within('vision_model', () => blipTower(net, config.object('vision_config')));
  const former = qFormer(net, config.object('qformer_config'), queries, tower.hidden);
  const hidden = text.size('word_embed_proj_dim', text.size('hidden_size', 768));
  const projection = net.linear('language_projection', former.hidden, hidden, true);
  const decoder = net.within('language_model', () => optDecoder(net, text));
  let pixels: Tensor | null = null;

  const see = (): Tensor =>
    tape.frame(() => {
      const features = blipForward(net, tower, pixels ?? tokenIds(net), net.images);
      const asked = applyQFormer(net, former, features, net.images, tower.tokens);
      return applyLinear(net, projection, asked);
    });

  return {
    assumes: imageAssumptions(net, { side: tower.image, tokens: queries, size: 'config' }),
    makeInputs: () => {
      pixels = tape.loose(net.images * 3 * tower.image ** 2, net.width, TERM.inputs);
    },
    forward: () => {
      // The embeddings with the image in them are a local of the whole forward.
      const held: Storage[] = [];
      const place = (_: Network, words: Tensor, features: Tensor): Tensor =>
        tape.frame(() => {
          const seen = placeImages(net, words, features);
          held.push(tape.hold(seen.storage));
          return decoder.placed(seen);
        });
      const finish = (x: Tensor): Tensor =>
        tape.frame(() => {
          const raw = tape.under(TERM.logits, () => applyLinear(net, decoder.head, decoder.projected(x)));
          // logits[:, -labels:] is a slice of all of them.
          return crossEntropy(graph, slice(graph, raw, raw.elements), net.tokens, net.options.batch, true);
        });
      const loss = imageDecoderForward(net, { ...decoder, embed: decoder.words, finish }, { see, place, named: true });
      for (const storage of held) tape.release(storage);
      return loss;
    },
  };
}

export const blip2: Family = { modelTypes: ['blip-2'], measured: false, build };
