/** BLIP-2's tower (EVA-ViT): class token, learned positions, pre-norm layers with one matrix for q, k and v, a norm at the end. */
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { slice } from '../../../memory/autograd/ops/shape.ts';
import { applyLayerNorm, applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { runStack } from '../../../memory/model/stack.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import type { Fields } from '../fields.ts';
import { makeNorm, type Norm } from './norm.ts';
import { classAndPatches, patchEmbedding } from './patches.ts';
import { applyPlainMlp } from './plain-mlp.ts';
import { applySublayer } from './sublayer.ts';

interface BlipLayer {
  readonly qkv: Module;
  readonly out: Module;
  readonly norm1: Norm;
  readonly norm2: Norm;
  readonly up: Module;
  readonly down: Module;
}

export interface BlipTower {
  readonly hidden: number;
  readonly heads: number;
  readonly image: number;
  /** Patches and the class token. */
  readonly tokens: number;
  readonly activation: string;
  readonly embeddings: Module;
  readonly patches: Module;
  readonly layers: readonly BlipLayer[];
  readonly norm: Module;
}

export function blipTower(net: Network, config: Fields): BlipTower {
  const hidden = config.size('hidden_size', 1408);
  const inner = config.size('intermediate_size', 6144);
  const heads = config.size('num_attention_heads', 16);
  const image = config.size('image_size', 224);
  const patch = config.size('patch_size', 14);
  config.divide(hidden, heads, 'hidden_size by num_attention_heads of the vision tower');
  const tokens = Math.floor(image / patch) ** 2 + 1;
  const embeddings = net.module('embeddings', [1, 1, hidden], [1, tokens, hidden]);
  const patches = net.module('embeddings.patch_embedding', [hidden, 3, patch, patch], [hidden]);
  const layers = Array.from({ length: config.size('num_hidden_layers', 39) }, (_, index) =>
    net.within(
      `encoder.layers.${index}`,
      (): BlipLayer => ({
        qkv: net.linear('self_attn.qkv', hidden, 3 * hidden, config.flag('qkv_bias', true)),
        out: net.linear('self_attn.projection', hidden, hidden, true),
        norm1: makeNorm(net, 'layer_norm1', hidden, 'layer'),
        up: net.linear('mlp.fc1', hidden, inner, true),
        down: net.linear('mlp.fc2', inner, hidden, true),
        norm2: makeNorm(net, 'layer_norm2', hidden, 'layer'),
      }),
    ),
  );
  const norm = net.layerNorm('post_layernorm', hidden);
  const activation = config.text('hidden_act', 'gelu');
  return { hidden, heads, image, tokens, activation, embeddings, patches, layers, norm };
}

export function blipForward(net: Network, tower: BlipTower, pixels: Tensor, images: number): Tensor {
  const { tape } = net;
  return tape.frame(() => {
    const start = embed(net, tower, pixels, images);
    const x = runStack(net, tower.layers, start, [], (layer, y) => {
      const middle = applySublayer(net, y, {
        before: layer.norm1,
        body: (normed) => attention(net, layer, tower, normed, images),
      });
      return applySublayer(net, middle, {
        before: layer.norm2,
        body: (normed) => applyPlainMlp(net, layer, tower.activation, normed),
      });
    });
    const normed = applyLayerNorm(net, tower.norm, x);
    tape.drop(x);
    return normed;
  });
}

function embed(net: Network, { embeddings, patches, tokens }: BlipTower, pixels: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  const [token = embeddings.weight, places = embeddings.weight] = embeddings.parameters;
  return net.run(embeddings, [pixels], ([input = pixels]) =>
    tape.frame(() => {
      const rows = patchEmbedding(net, patches, input, images * (tokens - 1));
      const all = classAndPatches(net, token, rows, images);
      const sum = tape.local(all.elements, net.width);
      return graph.record([all, places], sum, null, (g) => [graph.pass(g), gradientOf(graph, places)]);
    }),
  );
}

function attention(net: Network, layer: BlipLayer, tower: BlipTower, x: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  const { heads, tokens, hidden } = tower;
  return tape.frame(() => {
    const fused = applyLinear(net, layer.qkv, x);
    const [q, k, v] = [0, 1, 2].map(() => slice(graph, fused, fused.elements / 3));
    tape.drop(fused);
    const shape = {
      batch: images,
      queries: tokens,
      keys: tokens,
      heads,
      keyHeads: heads,
      headSize: hidden / heads,
      causal: false,
      dropout: 0,
    };
    return applyLinear(net, layer.out, attend(net, q ?? x, k ?? x, v ?? x, null, shape, { softmaxInFp32: true }));
  });
}
