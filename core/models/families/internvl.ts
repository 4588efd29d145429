/** InternVLForConditionalGeneration: InternViT, whose sublayers have a learned scale, a pixel shuffle, a norm and two matrices, a language model. */
import { contiguous } from '../../memory/autograd/ops/elementwise.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { applyLayerNorm, applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { internForward, internTokens, internTower } from './blocks/intern-vit.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const batch = net.images;
  const text = config.object('text_config');
  const hidden = text.size('hidden_size', 4096);
  const tower = net.within('model.vision_tower', () => internTower(net, config.object('vision_config')));
  const { sizes } = tower;
  const merged = sizes.hidden * Math.floor(1 / config.number('downsample_ratio', 0.5)) ** 2;
  const projector = net.within('model.multi_modal_projector', () => ({
    norm: net.layerNorm('layer_norm', merged),
    first: net.linear('linear_1', merged, hidden, true),
    second: net.linear('linear_2', hidden, hidden, true),
  }));
  const activation = config.text('projector_hidden_act', 'gelu');
  const level = config.has('tie_word_embeddings') ? config : text;
  const decoder = textDecoder(
    net,
    text.with({ model_type: text.text('model_type', 'qwen2') }),
    level.flag('tie_word_embeddings', false),
  );
  let pixels: Tensor | null = null;

  const see = (): Tensor =>
    tape.frame(() => {
      const states = internForward(net, tower, pixels ?? tokenIds(net), batch);
      const patches = slice(graph, states, batch * (internTokens(sizes) - 1) * sizes.hidden);
      tape.drop(states);
      const wide = contiguous(graph, patches);
      tape.drop(patches);
      const shuffled = contiguous(graph, wide);
      tape.drop(wide);
      const normed = applyLayerNorm(net, projector.norm, shuffled);
      tape.drop(shuffled);
      const up = applyLinear(net, projector.first, normed);
      tape.drop(normed);
      const active = activate(graph, activation, up);
      tape.drop(up);
      return applyLinear(net, projector.second, active);
    });

  const tokens = ((internTokens(sizes) - 1) * sizes.hidden) / merged;
  return {
    assumes: imageAssumptions(net, { side: sizes.image, tokens, size: 'config' }),
    makeInputs: () => {
      pixels = tape.loose(batch * sizes.channels * sizes.image ** 2, net.width, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, decoder, { see, named: true }),
  };
}

export const internvl: Family = { modelTypes: ['internvl'], measured: true, build };
