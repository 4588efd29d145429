/** Qwen3VLForConditionalGeneration: a tower with learned positions, some of whose layers are added to the first layers of Qwen3 (DeepStack). */
import { activate } from '../../memory/model/activation.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Storage } from '../../memory/tape/storage.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { addAtImages, interpolatedPositions } from './blocks/deep-stack.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { freeSide, imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { makeNorm, type Norm } from './blocks/norm.ts';
import { patchEmbedding } from './blocks/patches.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { applyQwenAttention, joinImages, qwenAttention, qwenInputs } from './blocks/qwen-vision.ts';
import { applySublayer } from './blocks/sublayer.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Merger {
  readonly norm: Norm;
  readonly up: Module;
  readonly down: Module;
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const batch = net.images;
  const vision = config.object('vision_config');
  const text = config.object('text_config').with({ model_type: 'qwen3_vl_text' });
  const width = vision.size('hidden_size', 1152);
  const heads = vision.size('num_heads', 16);
  const headSize = vision.divide(width, heads, 'hidden_size of the vision tower by num_heads');
  const inner = vision.size('intermediate_size', 4304);
  const unit = vision.size('spatial_merge_size', 2) ** 2;
  const out = vision.size('out_hidden_size', 3584);
  const patch = vision.size('patch_size', 16);
  const volume = vision.size('in_channels', 3) * vision.size('temporal_patch_size', 2) * patch * patch;
  const image = freeSide(net, patch * Math.sqrt(unit));
  const patches = batch * (image / patch) ** 2;
  const activation = vision.text('hidden_act', 'gelu_pytorch_tanh');
  const deep = vision.list('deepstack_visual_indexes') ?? [8, 16, 24];
  const merger = (name: string, shuffled: boolean): Merger => ({
    norm: makeNorm(net, `${name}.norm`, shuffled ? width * unit : width, 'layer'),
    up: net.linear(`${name}.linear_fc1`, width * unit, width * unit, true),
    down: net.linear(`${name}.linear_fc2`, width * unit, out, true),
  });

  const tower = net.within('model.visual', () => {
    const embedding = net.module('patch_embed.proj', [width, volume], [width]);
    const positions = net.module('pos_embed', [vision.size('num_position_embeddings', 2304), width]);
    for (let copy = 0; copy < 2; copy++) net.buffer(Math.floor(headSize / 4), 4);
    const blocks = Array.from({ length: vision.size('depth', 27) }, (_, index) =>
      net.within(`blocks.${index}`, () => ({
        norm1: makeNorm(net, 'norm1', width, 'layer'),
        norm2: makeNorm(net, 'norm2', width, 'layer'),
        attention: qwenAttention(net, width, heads, headSize),
        up: net.linear('mlp.linear_fc1', width, inner, true),
        down: net.linear('mlp.linear_fc2', inner, width, true),
      })),
    );
    const last = merger('merger', false);
    return {
      embedding,
      positions,
      blocks,
      last,
      deep: deep.map((_, index) => merger(`deepstack_merger_list.${index}`, true)),
    };
  });
  const tied = config.flag('tie_word_embeddings', false) || text.flag('tie_word_embeddings', false);
  const decoder = textDecoder(net, text, tied);
  const lengths = Array.from({ length: batch }, () => patches / batch);
  let pixels: Tensor | null = null;

  const merge = ({ norm, up, down }: Merger, x: Tensor): Tensor =>
    tape.frame(() => {
      const raised = applyLinear(net, up, norm(x));
      const active = activate(graph, 'gelu', raised);
      tape.drop(raised);
      return applyLinear(net, down, active);
    });

  const see = (kept: (features: Tensor) => void): Tensor =>
    tape.frame(() => {
      const embedded = patchEmbedding(net, tower.embedding, pixels ?? tokenIds(net), patches);
      let x = interpolatedPositions(net, tower.positions, embedded, patches);
      tape.drop(embedded);
      const tables = [tape.local(patches * headSize, 4), tape.local(patches * headSize, 4)];
      tower.blocks.forEach((block, index) => {
        x = runStack(net, [block], x, tables, (layer, input, [cos, sin]) => {
          const turning = cos && sin ? { cos, sin } : null;
          const middle = applySublayer(net, input, {
            before: layer.norm1,
            body: (y) => applyQwenAttention(net, layer.attention, y, turning, lengths),
          });
          return applySublayer(net, middle, {
            before: layer.norm2,
            body: (y) => applyPlainMlp(net, layer, activation, y),
          });
        });
        const place = deep.indexOf(index);
        const own = tower.deep[place];
        if (own !== undefined) kept(merge(own, x));
      });
      return joinImages(net, merge(tower.last, x));
    });

  const seen = { side: image, tokens: patches / batch / unit, size: 'free' } as const;
  return {
    assumes: imageAssumptions(net, seen),
    makeInputs: () => {
      pixels = tape.loose(patches * volume, net.width, TERM.inputs);
      qwenInputs(net);
    },
    forward: () => {
      const features: Tensor[] = [];
      const held: Storage[] = [];
      const keep = (made: Tensor): void => {
        held.push(tape.hold(made.storage));
        features.push(made);
      };
      return imageDecoderForward(
        net,
        {
          ...decoder,
          ownPositions: true,
          afterLayer: (index, x) => {
            const added = features[index];
            return added === undefined ? x : addAtImages(net, x, added);
          },
          // The list of them dies with the language model's inputs, before the head.
          finish: (x) => {
            for (const storage of held) tape.release(storage);
            return decoder.finish(x);
          },
        },
        { see: () => see(keep), named: false },
      );
    },
  };
}

export const qwen3Vl: Family = { modelTypes: ['qwen3_vl'], measured: true, build };
