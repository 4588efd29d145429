/** Mistral3ForConditionalGeneration: Pixtral's tower, a norm, patches merged by a matrix, two matrices, Mistral. */
import { concatenate, splitSizes } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { makeNorm } from './blocks/norm.ts';
import { pixtralForward, pixtralTower } from './blocks/pixtral-tower.ts';
import { joinImages } from './blocks/qwen-vision.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const batch = net.images;
  const text = config.object('text_config');
  const hidden = text.size('hidden_size', 4096);
  const bias = config.flag('multimodal_projector_bias', false);
  const activation = config.text('projector_hidden_act', 'gelu');
  const merge = config.size('spatial_merge_size', 2);
  const unit = merge ** 2;
  const tower = net.within('model.vision_tower', () => pixtralTower(net, config.object('vision_config'), merge));
  const layersUsed = config.list('vision_feature_layer')?.length ?? 1;
  const feature = layersUsed > 1 ? -1 : config.number('vision_feature_layer', -1);
  const projector = net.within('model.multi_modal_projector', () => ({
    norm: makeNorm(net, 'norm', tower.hidden, 'llama'),
    merging: net.linear('patch_merger.merging_layer', tower.hidden * unit, tower.hidden),
    first: net.linear('linear_1', tower.hidden * layersUsed, hidden, bias),
    second: net.linear('linear_2', hidden, hidden, bias),
  }));
  const level = config.has('tie_word_embeddings') ? config : text;
  const decoder = textDecoder(
    net,
    text.with({ model_type: text.text('model_type', 'mistral') }),
    level.flag('tie_word_embeddings', false),
  );
  let pixels: Tensor | null = null;

  /** unfold() of each image, and the images side by side. */
  const unfolded = (x: Tensor): Tensor =>
    tape.frame(() => {
      const each = Array.from({ length: batch }, () => x.elements / batch);
      const grids = splitSizes(graph, x, each).map((image) => {
        const { elements } = image;
        return graph.record([image], tape.local(elements, net.width), null, (g) => [tape.loose(elements, g.width)]);
      });
      return concatenate(graph, grids);
    });

  const see = (): Tensor =>
    tape.frame(() => {
      const states = pixtralForward(net, tower, pixels ?? tokenIds(net), batch, feature);
      const normed = projector.norm(states);
      tape.drop(states);
      const grid = unfolded(normed);
      tape.drop(normed);
      const merged = applyLinear(net, projector.merging, grid);
      tape.drop(grid);
      const up = applyLinear(net, projector.first, merged);
      const active = activate(graph, activation, up);
      tape.drop(up);
      return joinImages(net, applyLinear(net, projector.second, active));
    });

  const tokens = tower.side ** 2 / unit;
  return {
    assumes: imageAssumptions(net, { side: tower.image, tokens, size: 'free' }),
    makeInputs: () => {
      pixels = tape.loose(batch * tower.channels * tower.image ** 2, net.width, TERM.inputs);
      tape.loose(batch * 2, 8, TERM.inputs);
    },
    forward: () => imageDecoderForward(net, decoder, { see, named: true }),
  };
}

export const mistral3: Family = { modelTypes: ['mistral3'], measured: true, build };
