/** LlavaForConditionalGeneration and LLaVA-NeXT: a CLIP tower, two linear layers, a language model. One image a sample. */
import { contiguous } from '../../memory/autograd/ops/elementwise.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageTower } from './blocks/image-tower.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { packedTokens, packTiles, TILES } from './blocks/pack-tiles.ts';
import { joinImages } from './blocks/qwen-vision.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields, next: boolean, sees: Seen): ModelProgram {
  const { tape, graph } = net;
  const text = config.object('text_config');
  const hidden = text.size('hidden_size', 4096);
  const bias = config.flag('multimodal_projector_bias', true);
  const layersUsed = config.list('vision_feature_layer')?.length ?? 1;
  const feature = layersUsed > 1 ? -1 : config.number('vision_feature_layer', sees.layer);
  const activation = config.text('projector_hidden_act', 'gelu');
  const newline = next ? net.module('model', [hidden]) : null;
  const tower = imageTower(net, config.object('vision_config').with(sees.vision));
  const [first, second] = net.within('model.multi_modal_projector', () => [
    net.linear('linear_1', tower.hidden * layersUsed, hidden, bias),
    net.linear('linear_2', hidden, hidden, bias),
  ]);
  const tied = config.flag('tie_word_embeddings', false) || (!next && text.flag('tie_word_embeddings', false));
  const decoder = textDecoder(net, text, tied);
  const images = net.images * (next ? TILES : 1);
  const withoutClass = config.text('vision_feature_select_strategy', sees.strategy) === 'default';
  let pixels: Tensor | null = null;

  const project = (): Tensor =>
    tape.frame(() => {
      const input = pixels ?? tokenIds(net);
      // LLaVA-NeXT joins the tiles of all images in one tensor.
      const joined = next ? tape.local(input.elements, input.width) : input;
      const states = tower.forward(joined, images, feature);
      const patches = images * (tower.tokens - 1) * tower.hidden * layersUsed;
      const chosen = layersUsed === 1 && withoutClass ? slice(graph, states, patches) : states;
      if (first === undefined || second === undefined) return chosen;
      // Without the class token the rows of several images do not lie side by side.
      const rows = chosen !== states && images > 1 ? contiguous(graph, chosen) : chosen;
      const up = applyLinear(net, first, rows);
      const active = activate(graph, activation, up);
      tape.drop(up);
      const projected = applyLinear(net, second, active);
      return newline === null ? joinImages(net, projected) : packTiles(net, newline, projected, tower.side);
    });

  const rows = withoutClass ? tower.tokens - 1 : tower.tokens;
  const seen = next
    ? { side: 2 * tower.image, tokens: packedTokens(tower.side), size: 'config' as const }
    : { side: tower.image, tokens: rows, size: tower.free ? ('free' as const) : ('config' as const) };
  return {
    assumes: imageAssumptions(net, seen),
    makeInputs: () => {
      pixels = tape.loose(images * tower.channels * tower.image ** 2, net.width, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, decoder, { see: project, named: true }),
  };
}

/** What a config that does not say it sees with. */
interface Seen {
  readonly layer: number;
  readonly strategy: 'default' | 'full';
  readonly vision: Readonly<Record<string, unknown>>;
}

const CLIP: Seen = { layer: -2, strategy: 'default', vision: {} };

export const llava: Family = {
  modelTypes: ['llava'],
  measured: true,
  build: (net, config) => build(net, config, false, CLIP),
};
export const llavaNext: Family = {
  modelTypes: ['llava_next'],
  measured: true,
  build: (net, config) => build(net, config, true, CLIP),
};
export const llavaOnevision: Family = {
  modelTypes: ['llava_onevision'],
  measured: false,
  build: (net, config) => {
    const vision = { model_type: config.object('vision_config').text('model_type', 'siglip_vision_model') };
    return build(net, config, true, { layer: -1, strategy: 'full', vision });
  },
};
