/** LlavaForConditionalGeneration and LLaVA-NeXT: a CLIP tower, two linear layers, a language model. One image a sample. */
import { contiguous } from '../../memory/autograd/ops/elementwise.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { tokenIds } from './blocks/inputs.ts';
import { packTiles, TILES } from './blocks/pack-tiles.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import { visionForward, visionSizes, visionTokens, visionTower } from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const VISION = { hidden: 768, inner: 3072, layers: 12, heads: 12, patch: 32 };

function build(net: Network, config: Fields, next: boolean): ModelProgram {
  const { tape, graph } = net;
  const vision = visionSizes(config.object('vision_config'), VISION);
  const text = config.object('text_config');
  const hidden = text.size('hidden_size', 4096);
  const bias = config.flag('multimodal_projector_bias', true);
  const layersUsed = config.list('vision_feature_layer')?.length ?? 1;
  const feature = layersUsed > 1 ? -1 : config.number('vision_feature_layer', -2);
  const activation = config.text('projector_hidden_act', 'gelu');
  const newline = next ? net.module('model', [hidden]) : null;
  const tower = net.within('model.vision_tower.vision_model', () => visionTower(net, vision));
  const [first, second] = net.within('model.multi_modal_projector', () => [
    net.linear('linear_1', vision.hidden * layersUsed, hidden, bias),
    net.linear('linear_2', hidden, hidden, bias),
  ]);
  const tied = config.flag('tie_word_embeddings', false) || (!next && text.flag('tie_word_embeddings', false));
  const decoder = textDecoder(net, text, tied);
  const images = net.options.batch * (next ? TILES : 1);
  let pixels: Tensor | null = null;

  const project = (): Tensor =>
    tape.frame(() => {
      const input = pixels ?? tokenIds(net);
      // LLaVA-NeXT joins the tiles of all images in one tensor.
      const joined = next ? tape.local(input.elements, input.width) : input;
      const states = visionForward(net, tower, joined, images, feature);
      const patches = images * (visionTokens(vision) - 1) * vision.hidden * layersUsed;
      const chosen = layersUsed === 1 ? slice(graph, states, patches) : states;
      if (first === undefined || second === undefined) return chosen;
      // Without the class token the rows of several images do not lie side by side.
      const rows = layersUsed === 1 && images > 1 ? contiguous(graph, chosen) : chosen;
      const up = applyLinear(net, first, rows);
      const active = activate(graph, activation, up);
      tape.drop(up);
      const projected = applyLinear(net, second, active);
      return newline === null ? projected : packTiles(net, newline, projected, Math.floor(vision.image / vision.patch));
    });

  return {
    makeInputs: () => {
      pixels = tape.loose(images * vision.channels * vision.image ** 2, net.width, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, decoder, { see: project, named: true }),
  };
}

export const llava: Family = {
  modelTypes: ['llava'],
  measured: false,
  build: (net, config) => build(net, config, false),
};
export const llavaNext: Family = {
  modelTypes: ['llava_next'],
  measured: false,
  build: (net, config) => build(net, config, true),
};
