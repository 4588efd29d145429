/** PaliGemmaForConditionalGeneration: a SigLIP tower, one matrix, Gemma (PaliGemma 2: Gemma 2), whose image and prompt see each other both ways. */
import { applyLayerNorm, applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { unusedHead } from './blocks/pooling-head.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import { visionForward, visionSizes, visionTokens, visionTower } from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const VISION = { hidden: 1152, inner: 4304, layers: 27, heads: 16, patch: 14 };

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const batch = net.images;
  const vision = visionSizes(config.object('vision_config').with({ model_type: 'siglip_vision_model' }), VISION);
  const given = config.object('text_config');
  // Its head does not cap the logits, as Gemma 2's does.
  const text = given.with({ model_type: given.text('model_type', 'gemma'), final_logit_softcapping: null });
  const tower = net.within('model.vision_tower.vision_model', () => {
    const made = visionTower(net, vision);
    unusedHead(net, config.object('vision_config'), vision.hidden, vision.inner);
    return made;
  });
  const shared = config.object('vision_config').size('projection_dim', config.size('projection_dim', 2048));
  const projection = net.linear('model.multi_modal_projector.linear', vision.hidden, shared, true);
  const decoder = textDecoder(net, text, config.flag('tie_word_embeddings', true));
  let pixels: Tensor | null = null;

  const see = (): Tensor =>
    tape.frame(() => {
      const states = visionForward(net, tower, pixels ?? tokenIds(net), batch);
      const normed = applyLayerNorm(net, tower.postNorm, states);
      tape.drop(states);
      return applyLinear(net, projection, normed);
    });

  return {
    assumes: imageAssumptions(net, { side: vision.image, tokens: visionTokens(vision), size: 'config' }),
    makeInputs: () => {
      pixels = tape.loose(batch * vision.channels * vision.image ** 2, net.width, TERM.inputs);
      // token_type_ids
      tape.loose(net.tokens, 8, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, { ...decoder, imageMask: true }, { see, named: true }),
  };
}

export const paligemma: Family = { modelTypes: ['paligemma'], measured: true, build };
