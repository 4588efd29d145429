/** Qwen2VLForConditionalGeneration and Qwen2.5-VL: a vision tower of their own, four patches merged into one token, Qwen2. One image a sample. */

import { gather } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { applyGatedMlp, type GatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { imageDecoderForward } from './blocks/image-decoder.ts';
import { freeSide, imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { makeNorm, type Norm } from './blocks/norm.ts';
import { patchEmbedding } from './blocks/patches.ts';
import { applyPlainMlp, type PlainMlp } from './blocks/plain-mlp.ts';
import {
  applyQwenAttention,
  joinImages,
  type QwenAttention,
  qwenAttention,
  qwenInputs,
  windowLengths,
} from './blocks/qwen-vision.ts';
import { applySublayer } from './blocks/sublayer.ts';
import { textDecoder } from './blocks/text-decoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Block {
  readonly norm1: Norm;
  readonly norm2: Norm;
  readonly attention: QwenAttention;
  readonly index: number;
  readonly mlp: PlainMlp | GatedMlp;
}

function build(net: Network, config: Fields, fifth: boolean): ModelProgram {
  const { tape, graph } = net;
  const batch = net.images;
  const vision = config.object('vision_config');
  const text = config.has('text_config') ? config.object('text_config') : config;
  const width = fifth ? vision.size('hidden_size', 3584) : vision.size('embed_dim', 1280);
  const heads = vision.size('num_heads', 16);
  const headSize = vision.divide(width, heads, 'the width of the vision tower by num_heads');
  const inner = fifth ? vision.size('intermediate_size', 3420) : width * vision.size('mlp_ratio', 4);
  const merge = vision.size('spatial_merge_size', 2);
  const merged = width * merge ** 2;
  const out = fifth ? vision.size('out_hidden_size', 3584) : vision.size('hidden_size', 3584);
  const patch = vision.size('patch_size', 14);
  const volume = vision.size(['in_channels', 'in_chans'], 3) * vision.size('temporal_patch_size', 2) * patch * patch;
  const side = freeSide(net, patch * merge) / patch;
  const patches = batch * side ** 2;
  const kind = fifth ? 'llama' : 'layer';
  const activation = vision.text('hidden_act', fifth ? 'silu' : 'quick_gelu');

  const tower = net.within('model.visual', () => {
    const embedding = net.module('patch_embed.proj', [width, volume]);
    net.buffer(Math.floor(headSize / 4), 4);
    const blocks = Array.from({ length: vision.size('depth', 32) }, (_, index) =>
      net.within(
        `blocks.${index}`,
        (): Block => ({
          norm1: makeNorm(net, 'norm1', width, kind),
          norm2: makeNorm(net, 'norm2', width, kind),
          attention: qwenAttention(net, width, heads, headSize),
          index,
          mlp: net.within('mlp', () =>
            fifth
              ? gatedMlp(net, { hidden: width, inner, bias: true })
              : { up: net.linear('fc1', width, inner, true), down: net.linear('fc2', inner, width, true) },
          ),
        }),
      ),
    );
    return {
      embedding,
      blocks,
      norm: makeNorm(net, 'merger.ln_q', width, kind),
      merger: {
        up: net.linear('merger.mlp.0', merged, merged, true),
        down: net.linear('merger.mlp.2', merged, out, true),
      },
    };
  });
  const tied = config.flag('tie_word_embeddings', false) || text.flag('tie_word_embeddings', false);
  const decoder = textDecoder(net, text.with({ model_type: 'qwen2' }), tied);
  const images = Array.from({ length: batch }, () => patches / batch);
  const whole = new Set(vision.list('fullatt_block_indexes') ?? [7, 15, 23, 31]);
  const window = Math.max(1, Math.floor(vision.size('window_size', 112) / merge / patch));
  const ofWindows = images.flatMap(() => windowLengths(Math.floor(side / merge), window, merge ** 2));
  const lengthsOf = (index: number): readonly number[] => (fifth && !whole.has(index) ? ofWindows : images);
  let pixels: Tensor | null = null;

  const feed = (block: Block, x: Tensor): Tensor =>
    'gate' in block.mlp ? applyGatedMlp(net, block.mlp, activation, x) : applyPlainMlp(net, block.mlp, activation, x);

  // Qwen2.5-VL brings the patches in the order of its windows, and the tokens back.
  const reorder = (x: Tensor, rows: number): Tensor => (fifth ? gather(graph, x, x.elements, tape.local(rows, 8)) : x);

  const see = (): Tensor =>
    tape.frame(() => {
      const embedded = patchEmbedding(net, tower.embedding, pixels ?? tokenIds(net), patches);
      const start = reorder(embedded, patches / merge ** 2);
      if (start !== embedded) tape.drop(embedded);
      const cos = tape.local(patches * headSize, 4);
      const sin = tape.local(patches * headSize, 4);
      const x = runStack(net, tower.blocks, start, [cos, sin], (block, input, [c, s]) => {
        const tables = c && s ? { cos: c, sin: s } : null;
        const middle = applySublayer(net, input, {
          before: block.norm1,
          body: (y) => applyQwenAttention(net, block.attention, y, tables, lengthsOf(block.index)),
        });
        return applySublayer(net, middle, { before: block.norm2, body: (y) => feed(block, y) });
      });
      const normed = tower.norm(x);
      tape.drop(x);
      const up = applyLinear(net, tower.merger.up, normed);
      const active = activate(graph, 'gelu', up);
      tape.drop(up);
      return joinImages(net, reorder(applyLinear(net, tower.merger.down, active), patches / merge ** 2));
    });

  const seen = { side: side * patch, tokens: (side / merge) ** 2, size: 'free' } as const;
  return {
    assumes: imageAssumptions(net, seen),
    makeInputs: () => {
      pixels = tape.loose(patches * volume, net.width, TERM.inputs);
      qwenInputs(net);
    },
    forward: () => imageDecoderForward(net, { ...decoder, ownPositions: true }, { see, named: false }),
  };
}

export const qwen2Vl: Family = {
  modelTypes: ['qwen2_vl'],
  measured: false,
  build: (net, config) => build(net, config, false),
};
export const qwen25Vl: Family = {
  modelTypes: ['qwen2_5_vl'],
  measured: true,
  build: (net, config) => build(net, config, true),
};
