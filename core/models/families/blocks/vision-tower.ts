/** CLIP's vision transformer: patches, class token, learned positions, pre-norm layers. */
import { add, dropout } from '../../../memory/autograd/ops/elementwise.ts';
import { activate } from '../../../memory/model/activation.ts';
import { applyEmbedding, applyLayerNorm, applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { runStack } from '../../../memory/model/stack.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { classAndPatches, patchEmbedding } from './patches.ts';
import { upToFeature } from './up-to-feature.ts';

export interface VisionSizes {
  readonly hidden: number;
  readonly inner: number;
  readonly heads: number;
  readonly headSize: number;
  readonly layers: number;
  readonly channels: number;
  readonly image: number;
  readonly patch: number;
  readonly activation: string;
  readonly attentionDropout: number;
  readonly dropout: number;
  /** SigLIP has no class token and no norm before the layers, and a bias on its patches. */
  readonly siglip: boolean;
  /** Eager attention's softmax is in fp32 (not in Kosmos-2). */
  readonly softmaxInFp32: boolean;
  /** Positions are looked up image by image, as images of several sizes need (Idefics). */
  readonly ownPlaces?: boolean;
}

export interface VisionLayer {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly norm1: Module;
  readonly up: Module;
  readonly down: Module;
  readonly norm2: Module;
}

export interface VisionTower {
  readonly sizes: VisionSizes;
  readonly patches: Module;
  readonly classToken: Module | null;
  readonly positions: Module;
  readonly preNorm: Module | null;
  readonly layers: readonly VisionLayer[];
  readonly postNorm: Module;
}

export function visionSizes(
  config: Fields,
  defaults: { hidden: number; inner: number; layers: number; heads: number; patch: number },
): VisionSizes {
  const hidden = config.size('hidden_size', defaults.hidden);
  const heads = config.size('num_attention_heads', defaults.heads);
  const siglip = config.text('model_type', '').startsWith('siglip');
  return {
    hidden,
    heads,
    inner: config.size('intermediate_size', defaults.inner),
    headSize: config.divide(hidden, heads, 'hidden_size by num_attention_heads of the vision tower'),
    layers: config.size('num_hidden_layers', defaults.layers),
    channels: config.size('num_channels', 3),
    image: config.size('image_size', 224),
    patch: config.size('patch_size', defaults.patch),
    activation: config.text('hidden_act', siglip ? 'gelu_pytorch_tanh' : 'quick_gelu'),
    attentionDropout: config.number('attention_dropout', 0),
    dropout: 0,
    siglip,
    softmaxInFp32: true,
  };
}

/** Patches and the class token, tokens of one image. */
export function visionTokens({ image, patch, siglip }: VisionSizes): number {
  return Math.floor(image / patch) ** 2 + (siglip ? 0 : 1);
}

export function visionLayer(net: Network, { hidden, inner }: VisionSizes): VisionLayer {
  return {
    k: net.linear('self_attn.k_proj', hidden, hidden, true),
    v: net.linear('self_attn.v_proj', hidden, hidden, true),
    q: net.linear('self_attn.q_proj', hidden, hidden, true),
    out: net.linear('self_attn.out_proj', hidden, hidden, true),
    norm1: net.layerNorm('layer_norm1', hidden),
    up: net.linear('mlp.fc1', hidden, inner, true),
    down: net.linear('mlp.fc2', inner, hidden, true),
    norm2: net.layerNorm('layer_norm2', hidden),
  };
}

/** Without `sizes.siglip` a class token and a norm before the layers. */
export function visionTower(net: Network, sizes: VisionSizes): VisionTower {
  const { hidden, channels, patch } = sizes;
  const tokens = visionTokens(sizes);
  const classToken = sizes.siglip ? null : net.module('embeddings', [hidden]);
  const patches = net.module(
    'embeddings.patch_embedding',
    [hidden, channels, patch, patch],
    ...(sizes.siglip ? [[hidden]] : []),
  );
  const positions = net.module('embeddings.position_embedding', [tokens, hidden]);
  if (!sizes.ownPlaces) net.buffer(tokens, 8);
  const preNorm = sizes.siglip ? null : net.layerNorm('pre_layrnorm', hidden);
  const layers = Array.from({ length: sizes.layers }, (_, index) =>
    net.within(`encoder.layers.${index}`, () => visionLayer(net, sizes)),
  );
  return { sizes, patches, classToken, positions, preNorm, layers, postNorm: net.layerNorm('post_layernorm', hidden) };
}

/**
 * The hidden states of `images` images, before the final norm. `feature`: the layer whose result is used, counted from the end (-1: the last).
 * The layers after it run all the same, and so does CLIP's final norm on the class token; nothing keeps what they saved.
 */
export function visionForward(net: Network, tower: VisionTower, pixels: Tensor, images: number, feature = -1): Tensor {
  const { tape } = net;
  const tokens = visionTokens(tower.sizes);
  const run = (layers: readonly VisionLayer[], x: Tensor): Tensor =>
    runStack(net, layers, x, [], (layer, y) => applyVisionLayer(net, layer, tower.sizes, y, images, tokens));
  const used = tower.layers.length + 1 + feature;
  return tape.under(TERM.vision, () =>
    tape.frame(() => {
      const embedded = embedPatches(net, tower, pixels, images);
      const start = tower.preNorm === null ? embedded : applyLayerNorm(net, tower.preNorm, embedded);
      if (start !== embedded) tape.drop(embedded);
      return upToFeature(net, tower.layers, used, start, run);
    }),
  );
}

function embedPatches(
  net: Network,
  { sizes, classToken, patches, positions }: VisionTower,
  pixels: Tensor,
  images: number,
): Tensor {
  const { tape } = net;
  const tokens = visionTokens(sizes);
  const body = (input: Tensor): Tensor =>
    tape.frame(() => {
      const embedded = patchEmbedding(net, patches, input, images * (classToken === null ? tokens : tokens - 1));
      const all = classToken === null ? embedded : classAndPatches(net, classToken.weight, embedded, images);
      const rows = sizes.ownPlaces ? images * tokens : tokens;
      const places = applyEmbedding(net, positions, rows, tape.local(rows, 8, TERM.inputs));
      return add(net.graph, all, places);
    });
  return classToken === null ? body(pixels) : net.run(classToken, [pixels], ([input = pixels]) => body(input));
}

export function applyVisionLayer(
  net: Network,
  layer: VisionLayer,
  sizes: VisionSizes,
  x: Tensor,
  images: number,
  tokens: number,
): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.vision, () => {
    const before = applyLayerNorm(net, layer.norm1, x);
    const attended = tape.frame(() => {
      const q = applyLinear(net, layer.q, before);
      const k = applyLinear(net, layer.k, before);
      const v = applyLinear(net, layer.v, before);
      const { heads, headSize } = sizes;
      const shape = {
        batch: images,
        queries: tokens,
        keys: tokens,
        heads,
        keyHeads: heads,
        headSize,
        causal: false,
        dropout: sizes.attentionDropout,
      };
      return applyLinear(net, layer.out, attend(net, q, k, v, null, shape, { softmaxInFp32: sizes.softmaxInFp32 }));
    });
    tape.drop(before);
    const middle = add(graph, x, attended);
    tape.drop(attended);
    const between = applyLayerNorm(net, layer.norm2, middle);
    const fed = tape.frame(() => {
      const raw = applyLinear(net, layer.up, between);
      const active = activate(graph, sizes.activation, raw);
      tape.drop(raw);
      const down = applyLinear(net, layer.down, active);
      return dropout(graph, down, sizes.dropout);
    });
    tape.drop(between);
    return add(graph, middle, fed);
  });
}
