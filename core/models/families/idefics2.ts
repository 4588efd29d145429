/** Idefics2ForConditionalGeneration: a SigLIP tower, a gated MLP, a resampler to a few latents, Mistral. */
import { applyLayerNorm } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { applyGatedMlp } from './blocks/gated-mlp.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { applyPerceiver, perceiver } from './blocks/perceiver.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import { visionForward, visionSizes, visionTower } from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const VISION = { hidden: 768, inner: 3072, layers: 12, heads: 12, patch: 32 };

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const given = config.object('text_config');
  const text = given.with({ model_type: given.text('model_type', 'mistral') });
  const hidden = text.size('hidden_size', 4096);
  const inner = text.size('intermediate_size', 14336);
  const sizes = visionSizes(config.object('vision_config').with({ model_type: 'siglip_vision_model' }), VISION);
  const vision = { ...sizes, ownPlaces: true };
  const tower = net.within('model.vision_model', () => visionTower(net, vision));
  const projection = net.within('model.connector.modality_projection', () => ({
    gate: net.linear('gate_proj', vision.hidden, inner),
    up: net.linear('up_proj', vision.hidden, inner),
    down: net.linear('down_proj', inner, hidden),
  }));
  const sampler = config.object('perceiver_config');
  const resampler = net.within('model.connector.perceiver_resampler', () => perceiver(net, sampler, hidden));
  const decoder = textDecoder(net, text, config.flag('tie_word_embeddings', false));
  const activation = text.text('hidden_act', 'silu');
  let pixels: Tensor | null = null;

  const see = (): Tensor =>
    tape.frame(() => {
      const input = pixels ?? tokenIds(net);
      // Images that are all padding are left out: the others are copied.
      const seen = tape.local(input.elements, input.width);
      const states = visionForward(net, tower, seen, net.images);
      const normed = applyLayerNorm(net, tower.postNorm, states);
      tape.drop(states);
      const context = applyGatedMlp(net, projection, activation, normed);
      tape.drop(normed);
      return applyPerceiver(net, resampler, context, net.images);
    });

  const tokens = sampler.size('resampler_n_latents', 64);
  return {
    assumes: imageAssumptions(net, { side: vision.image, tokens, size: 'config' }),
    makeInputs: () => {
      pixels = tape.loose(net.images * vision.channels * vision.image ** 2, net.width, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, decoder, { see, named: true }),
  };
}

export const idefics2: Family = { modelTypes: ['idefics2'], measured: false, build };
