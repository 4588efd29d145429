/** Idefics3ForConditionalGeneration and SmolVLM: a SigLIP tower, patches put side by side, one matrix, a language model. */
import { contiguous } from '../../memory/autograd/ops/elementwise.ts';
import { applyLayerNorm, applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { placeByWhere } from './blocks/place-by-where.ts';
import { placeImages } from './blocks/place-images.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import { visionForward, visionSizes, visionTokens, visionTower } from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const VISION = { hidden: 1152, inner: 3072, layers: 12, heads: 16, patch: 32 };

function build(net: Network, config: Fields, place: typeof placeImages): ModelProgram {
  const { tape, graph } = net;
  const batch = net.images;
  const text = config.object('text_config');
  const given = config.object('vision_config').with({ model_type: 'siglip_vision_model' });
  const vision = { ...visionSizes(given, VISION), ownPlaces: true };
  const factor = config.size('scale_factor', 2);
  const tower = net.within('model.vision_model', () => visionTower(net, vision));
  const merged = vision.hidden * factor ** 2;
  const projection = net.linear('model.connector.modality_projection.proj', merged, text.size('hidden_size', 4096));
  const level = config.has('tie_word_embeddings') ? config : text;
  const decoder = textDecoder(net, text, level.flag('tie_word_embeddings', false));
  let pixels: Tensor | null = null;

  const see = (): Tensor =>
    tape.frame(() => {
      const input = pixels ?? tokenIds(net);
      // Images that are all padding are left out: the others are copied.
      const seen = tape.local(input.elements, input.width);
      const states = visionForward(net, tower, seen, batch);
      const normed = applyLayerNorm(net, tower.postNorm, states);
      tape.drop(states);
      const wide = contiguous(graph, normed);
      tape.drop(normed);
      const shuffled = contiguous(graph, wide);
      tape.drop(wide);
      return applyLinear(net, projection, shuffled);
    });

  const tokens = Math.floor(visionTokens(vision) / factor ** 2);
  return {
    assumes: imageAssumptions(net, { side: vision.image, tokens, size: 'config' }),
    makeInputs: () => {
      pixels = tape.loose(batch * vision.channels * vision.image ** 2, net.width, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, decoder, { see, place, named: true }),
  };
}

export const idefics3: Family = {
  modelTypes: ['idefics3'],
  measured: true,
  build: (net, config) => build(net, config, placeImages),
};
export const smolvlm: Family = {
  modelTypes: ['smolvlm'],
  measured: false,
  build: (net, config) => build(net, config, placeByWhere),
};
