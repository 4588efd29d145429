/** InternViT: class token, learned positions, pre-norm layers whose two results are multiplied by a learned vector before they are added. */
import { multiply } from '../../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { applyLinear, attend, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Parameter } from '../../../memory/model/parameter.ts';
import { runStack } from '../../../memory/model/stack.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { makeNorm, type Norm } from './norm.ts';
import { classAndPatches, patchEmbedding } from './patches.ts';
import { applyPlainMlp } from './plain-mlp.ts';
import { sideOf } from './sides.ts';

interface InternSizes {
  readonly hidden: number;
  readonly heads: number;
  readonly headSize: number;
  readonly channels: number;
  readonly image: number;
  readonly patch: number;
  readonly activation: string;
}

interface InternLayer {
  readonly scales: Module;
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly qNorm: Norm | null;
  readonly kNorm: Norm | null;
  readonly up: Module;
  readonly down: Module;
  readonly before: Norm;
  readonly after: Norm;
}

export interface InternTower {
  readonly sizes: InternSizes;
  readonly embeddings: Module;
  readonly patches: Module;
  readonly layers: readonly InternLayer[];
  readonly norm: Norm | null;
}

/** Patches and the class token. */
export function internTokens({ image, patch }: InternSizes): number {
  return Math.floor(image / patch) ** 2 + 1;
}

export function internTower(net: Network, config: Fields): InternTower {
  const hidden = config.size('hidden_size', 1024);
  const heads = config.size('num_attention_heads', 16);
  const inner = config.size('intermediate_size', 4096);
  const sizes: InternSizes = {
    hidden,
    heads,
    headSize: config.divide(hidden, heads, 'hidden_size by num_attention_heads of the vision tower'),
    channels: config.size('num_channels', 3),
    image: sideOf(config, 'image_size', 448),
    patch: sideOf(config, 'patch_size', 14),
    activation: config.text('hidden_act', 'gelu'),
  };
  const kind = config.text('norm_type', 'layer_norm') === 'layer_norm' ? 'layer' : 'llama';
  const bias = config.flag('attention_bias', false);
  const normed = config.flag('use_qk_norm', false);
  const positions = config.flag('use_absolute_position_embeddings', true) ? [[1, internTokens(sizes), hidden]] : [];
  const token = [1, 1, hidden];
  const mask = config.flag('use_mask_token', false) ? [token] : [];
  const embeddings = net.module('embeddings', token, ...positions, ...mask);
  const { channels, patch } = sizes;
  const patches = net.module('embeddings.patch_embeddings.projection', [hidden, channels, patch, patch], [hidden]);
  const layers = Array.from({ length: config.size('num_hidden_layers', 24) }, (_, index) =>
    net.within(`encoder.layer.${index}`, (): InternLayer => {
      const scales = net.module('scales', [hidden], [hidden]);
      const linear = (name: string, withBias: boolean): Module =>
        net.linear(`attention.${name}`, hidden, hidden, withBias);
      const norm = (name: string): Norm | null => (normed ? makeNorm(net, `attention.${name}`, hidden, 'llama') : null);
      return {
        scales,
        q: linear('q_proj', bias),
        k: linear('k_proj', bias),
        v: linear('v_proj', bias),
        out: linear('projection_layer', true),
        qNorm: norm('q_norm'),
        kNorm: norm('k_norm'),
        up: net.linear('mlp.fc1', hidden, inner, true),
        down: net.linear('mlp.fc2', inner, hidden, true),
        before: makeNorm(net, 'layernorm_before', hidden, kind),
        after: makeNorm(net, 'layernorm_after', hidden, kind),
      };
    }),
  );
  const norm = config.flag('use_mean_pooling', true) ? null : makeNorm(net, 'layernorm', hidden, 'layer');
  return { sizes, embeddings, patches, layers, norm };
}

export function internForward(net: Network, tower: InternTower, pixels: Tensor, images: number): Tensor {
  const { tape } = net;
  return tape.under(TERM.vision, () =>
    tape.frame(() => {
      const start = embed(net, tower, pixels, images);
      const x = runStack(net, tower.layers, start, [], (layer, y) => applyLayer(net, layer, tower.sizes, y, images));
      return tower.norm === null ? x : tower.norm(x);
    }),
  );
}

function embed(net: Network, { sizes, embeddings, patches }: InternTower, pixels: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  const [token = embeddings.weight, places] = embeddings.parameters;
  return net.run(embeddings, [pixels], ([input = pixels]) =>
    tape.frame(() => {
      const rows = patchEmbedding(net, patches, input, images * (internTokens(sizes) - 1));
      const all = classAndPatches(net, token, rows, images);
      if (places === undefined || places.shape[1] === 1) return all;
      const sum = tape.local(all.elements, net.width);
      return graph.record([all, places], sum, null, (g) => [graph.pass(g), gradientOf(graph, places)]);
    }),
  );
}

function applyLayer(net: Network, layer: InternLayer, sizes: InternSizes, x: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  const [first, second] = layer.scales.parameters;
  const joined = (input: Tensor, norm: Norm, scale: Parameter | undefined, body: (y: Tensor) => Tensor): Tensor =>
    tape.frame(() => {
      const normed = norm(input);
      const made = body(normed);
      tape.drop(normed);
      if (scale === undefined) return residual(net, made, input);
      const scaled = net.run(layer.scales, [made], ([y = made]) => multiply(graph, scale, y));
      tape.drop(made);
      return residual(net, scaled, input);
    });
  const middle = joined(x, layer.before, first, (y) => attention(net, layer, sizes, y, images));
  return joined(middle, layer.after, second, (y) => applyPlainMlp(net, layer, sizes.activation, y));
}

function attention(net: Network, layer: InternLayer, sizes: InternSizes, x: Tensor, images: number): Tensor {
  const { tape } = net;
  const { heads, headSize } = sizes;
  const tokens = internTokens(sizes);
  return tape.frame(() => {
    const rawQ = applyLinear(net, layer.q, x);
    const rawK = applyLinear(net, layer.k, x);
    const v = applyLinear(net, layer.v, x);
    const q = layer.qNorm === null ? rawQ : layer.qNorm(rawQ);
    const k = layer.kNorm === null ? rawK : layer.kNorm(rawK);
    if (q !== rawQ) tape.drop(rawQ, rawK);
    const shape = {
      batch: images,
      queries: tokens,
      keys: tokens,
      heads,
      keyHeads: heads,
      headSize,
      causal: false,
      dropout: 0,
    };
    return applyLinear(net, layer.out, attend(net, q, k, v, null, shape, { softmaxInFp32: false }));
  });
}
