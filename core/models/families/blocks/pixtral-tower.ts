/** Pixtral's tower: the patches of all images in one sequence, which a mask of every pair of them keeps apart; llama's layers with positions in two dimensions. */
import { concatenate } from '../../../memory/autograd/ops/shape.ts';
import { applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { rotate } from '../../../memory/model/rotary.ts';
import { runStack } from '../../../memory/model/stack.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { applyGatedMlp, type GatedMlp, gatedMlp } from './gated-mlp.ts';
import { freeSide } from './image-use.ts';
import { makeNorm, type Norm } from './norm.ts';
import { patchEmbedding } from './patches.ts';
import { applySublayer } from './sublayer.ts';
import { upToFeature } from './up-to-feature.ts';

interface PixtralLayer {
  readonly before: Norm;
  readonly between: Norm;
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly mlp: GatedMlp;
}

export interface PixtralTower {
  readonly hidden: number;
  readonly heads: number;
  readonly headSize: number;
  readonly channels: number;
  readonly image: number;
  /** Patches on a side. */
  readonly side: number;
  readonly activation: string;
  readonly patches: Module;
  readonly preNorm: Norm;
  readonly layers: readonly PixtralLayer[];
}

/** `merge`: patches on a side that become one token. */
export function pixtralTower(net: Network, config: Fields, merge = 1): PixtralTower {
  const hidden = config.size('hidden_size', 1024);
  const inner = config.size('intermediate_size', 4096);
  const heads = config.size('num_attention_heads', 16);
  const headSize = config.divide(hidden, heads, 'hidden_size by num_attention_heads of the vision tower');
  const channels = config.size('num_channels', 3);
  const patch = config.size('patch_size', 16);
  const image = freeSide(net, patch * merge, config.size('image_size', 1024));
  const patches = net.module('patch_conv', [hidden, channels, patch, patch]);
  const preNorm = makeNorm(net, 'ln_pre', hidden, 'llama');
  const layers = Array.from({ length: config.size('num_hidden_layers', 24) }, (_, index) =>
    net.within(
      `transformer.layers.${index}`,
      (): PixtralLayer => ({
        before: makeNorm(net, 'attention_norm', hidden, 'llama'),
        mlp: net.within('feed_forward', () => gatedMlp(net, { hidden, inner })),
        k: net.linear('attention.k_proj', hidden, hidden),
        v: net.linear('attention.v_proj', hidden, hidden),
        q: net.linear('attention.q_proj', hidden, hidden),
        out: net.linear('attention.o_proj', hidden, hidden),
        between: makeNorm(net, 'ffn_norm', hidden, 'llama'),
      }),
    ),
  );
  const side = Math.floor(image / patch);
  for (let copy = 0; copy < 2; copy++) net.buffer(Math.floor(headSize / 4), 4);
  const activation = config.text('hidden_act', 'gelu');
  return { hidden, heads, headSize, channels, image, side, activation, patches, preNorm, layers };
}

/** `feature`: the layer whose result is used, counted from the end; nothing keeps what those after it saved. */
export function pixtralForward(
  net: Network,
  tower: PixtralTower,
  pixels: Tensor,
  images: number,
  feature: number,
): Tensor {
  const { tape, graph } = net;
  const { headSize, side } = tower;
  const rows = images * side ** 2;
  return tape.under(TERM.vision, () =>
    tape.frame(() => {
      const embedded = patchEmbedding(net, tower.patches, pixels, rows);
      const joined = concatenate(graph, [embedded]);
      const start = tower.preNorm(joined);
      tape.drop(joined);
      const cos = tape.local(rows * headSize, net.width);
      const sin = tape.local(rows * headSize, net.width);
      const mask = net.options.attention === 'flash' ? null : tape.local(rows * rows, net.width, TERM.attentionMask);
      const run = (layers: readonly PixtralLayer[], x: Tensor): Tensor =>
        runStack(net, layers, x, [cos, sin, mask], (layer, y, extras) => applyLayer(net, layer, tower, y, extras));
      const used = tower.layers.length + 1 + feature;
      return upToFeature(net, tower.layers, used, start, run);
    }),
  );
}

function applyLayer(
  net: Network,
  layer: PixtralLayer,
  tower: PixtralTower,
  x: Tensor,
  [cos, sin, mask = null]: readonly (Tensor | null)[],
): Tensor {
  const { tape, graph } = net;
  const { heads, headSize, hidden } = tower;
  const attention = (y: Tensor): Tensor =>
    tape.frame(() => {
      const rawQ = applyLinear(net, layer.q, y);
      const rawK = applyLinear(net, layer.k, y);
      const v = applyLinear(net, layer.v, y);
      const turn = (raw: Tensor): Tensor => (cos && sin ? rotate(graph, raw, { cos, sin }) : raw);
      const [q, k] = [turn(rawQ), turn(rawK)];
      tape.drop(rawQ, rawK);
      const length = y.elements / hidden;
      const shape = {
        batch: 1,
        queries: length,
        keys: length,
        heads,
        keyHeads: heads,
        headSize,
        causal: false,
        dropout: 0,
      };
      return applyLinear(net, layer.out, attend(net, q, k, v, mask, shape, { softmaxInFp32: true }));
    });
  const middle = applySublayer(net, x, { before: layer.before, body: attention });
  return applySublayer(net, middle, {
    before: layer.between,
    body: (y) => applyGatedMlp(net, layer.mlp, tower.activation, y),
  });
}
