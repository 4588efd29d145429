/** Gemma3ForConditionalGeneration: a SigLIP tower, pooled patches, a norm and a product, Gemma 3. One image a sample. */
import { contiguous } from '../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../memory/autograd/ops/matrix.ts';
import { applyLayerNorm } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { makeNorm } from './blocks/norm.ts';
import { unusedHead } from './blocks/pooling-head.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import { visionForward, visionSizes, visionTower } from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const VISION = { hidden: 768, inner: 3072, layers: 12, heads: 12, patch: 16 };

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const batch = net.images;
  const visionConfig = config.object('vision_config').with({ model_type: 'siglip_vision_model' });
  const vision = visionSizes(visionConfig, VISION);
  const text = config.object('text_config').with({ model_type: 'gemma3_text' });
  const hidden = text.size('hidden_size', 2304);
  const perImage = config.size('mm_tokens_per_image', 256);
  const tower = net.within('model.vision_tower.vision_model', () => {
    const made = visionTower(net, vision);
    unusedHead(net, visionConfig, vision.hidden, vision.inner);
    return made;
  });
  const projection = net.module('model.multi_modal_projector', [vision.hidden, hidden]);
  const norm = makeNorm(net, 'model.multi_modal_projector.mm_soft_emb_norm', vision.hidden, 'gemma');
  const decoder = textDecoder(net, text, config.flag('tie_word_embeddings', true));
  let pixels: Tensor | null = null;

  const project = (): Tensor =>
    tape.frame(() => {
      const states = visionForward(net, tower, pixels ?? tokenIds(net), batch);
      const normed = applyLayerNorm(net, tower.postNorm, states);
      tape.drop(states);
      const { elements } = normed;
      // AvgPool2d keeps its input, which has been brought in the order of an image.
      const image = contiguous(graph, normed);
      tape.drop(normed);
      const pooled = tape.local(batch * perImage * vision.hidden, net.width);
      graph.record([image], pooled, [image], (g) => [tape.loose(elements, g.width)]);
      tape.drop(image);
      const soft = contiguous(graph, norm(pooled));
      const { weight } = projection;
      const size = soft.elements;
      const projected = tape.local(batch * perImage * hidden, net.width);
      graph.workspaces.use(false);
      return graph.record([soft, weight], projected, [soft], (g) => [
        tape.loose(size, g.width),
        gradientOf(graph, weight),
      ]);
    });

  return {
    assumes: imageAssumptions(net, { side: vision.image, tokens: perImage, size: 'config' }),
    makeInputs: () => {
      pixels = tape.loose(batch * vision.channels * vision.image ** 2, net.width, TERM.inputs);
      // token_type_ids
      tape.loose(net.tokens, 8, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, { ...decoder, imageMask: true }, { see: project, named: true }),
  };
}

export const gemma3Vision: Family = { modelTypes: ['gemma3'], measured: true, build };
