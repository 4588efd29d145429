/** The vision tower of Llama 3.2 Vision: the tiles of an image in one sequence, layers, gated layers, and the results of some layers beside the last. */
import { concatenate, slice } from '../../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLayerNorm, applyLinear, attend, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { gated } from './gate.ts';
import { classAndPatches, patchEmbedding } from './patches.ts';
import { applyPlainMlp } from './plain-mlp.ts';
import { addPositions, addTiles, tileEmbedding } from './tile-embeddings.ts';

/** Sequences of tiles are padded to a multiple. */
const MULTIPLE = 8;
const DEFAULT_RATIOS = 8;

interface TileLayer {
  readonly gates: Module | null;
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly up: Module;
  readonly down: Module;
  readonly norm1: Module;
  readonly norm2: Module;
}

function tileLayer(net: Network, hidden: number, inner: number, withGates: boolean): TileLayer {
  const linear = (name: string): Module => net.linear(`self_attn.${name}`, hidden, hidden);
  return {
    gates: withGates ? net.module('gates', [1], [1]) : null,
    q: linear('q_proj'),
    k: linear('k_proj'),
    v: linear('v_proj'),
    out: linear('o_proj'),
    up: net.linear('mlp.fc1', hidden, inner, true),
    down: net.linear('mlp.fc2', inner, hidden, true),
    norm1: net.layerNorm('input_layernorm', hidden),
    norm2: net.layerNorm('post_attention_layernorm', hidden),
  };
}

export type TileTower = ReturnType<typeof tileTower>;

export function tileTower(net: Network, config: Fields) {
  const hidden = config.size('hidden_size', 1280);
  const inner = config.size('intermediate_size', 5120);
  const heads = config.size('attention_heads', 16);
  const channels = config.size('num_channels', 3);
  const image = config.size('image_size', 448);
  const patch = config.size('patch_size', 14);
  const tiles = config.size('max_num_tiles', 4);
  const tokens = Math.floor(image / patch) ** 2 + 1;
  const ratios = (config.list('supported_aspect_ratios')?.length ?? DEFAULT_RATIOS) + 1;
  const sizes = {
    hidden,
    heads,
    headSize: config.divide(hidden, heads, 'hidden_size by attention_heads of the vision tower'),
    channels,
    image,
    tiles,
    tokens,
    padded: Math.ceil(tokens / MULTIPLE) * MULTIPLE,
    activation: config.text('hidden_act', 'gelu'),
    taken: config.list('intermediate_layers_indices') ?? [3, 7, 15, 23, 30],
  };
  const token = net.module('class', [hidden]);
  const patches = net.module('patch_embedding', [hidden, channels, patch, patch]);
  const positions = net.module('gated_positional_embedding', [1], [tokens, hidden]);
  const tilePositions = net.module('gated_positional_embedding.tile_embedding', [ratios, tiles * tokens * hidden]);
  const preTile = tileEmbedding(net, 'pre_tile_positional_embedding', ratios, tiles * hidden);
  const postTile = tileEmbedding(net, 'post_tile_positional_embedding', ratios, tiles * hidden);
  const preNorm = net.layerNorm('layernorm_pre', hidden);
  const postNorm = net.layerNorm('layernorm_post', hidden);
  const stack = (name: string, count: number, withGates: boolean): TileLayer[] =>
    Array.from({ length: count }, (_, index) =>
      net.within(`${name}.layers.${index}`, () => tileLayer(net, hidden, inner, withGates)),
    );
  const layers = stack('transformer', config.size('num_hidden_layers', 32), false);
  const last = stack('global_transformer', config.size('num_global_layers', 8), true);
  return { sizes, token, patches, positions, tilePositions, preTile, postTile, preNorm, postNorm, layers, last };
}

/** The last hidden states and those that are taken on the way, side by side: rows of (taken + 1) x hidden. */
export function tileForward(net: Network, tower: TileTower, pixels: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  const { hidden, tiles, tokens, padded, taken } = tower.sizes;
  const rows = images * tiles;
  return tape.frame(() => {
    const normed = embed(net, tower, pixels, images);
    let x = tape.local(rows * padded * hidden, net.width);
    const before = normed.elements;
    graph.record([normed], x, null, (g) => [tape.loose(before, g.width)]);
    tape.drop(normed);
    const length = tiles * padded;
    const mask = tape.local(images * length * length, net.width, TERM.attentionMask);
    const kept: Tensor[] = [];
    const run = (layer: TileLayer): void => {
      x = inContainer(net, layer, 'layer', [x], ([y = x]) => applyLayer(net, layer, tower, y, mask, images));
    };
    tower.layers.forEach((layer, index) => {
      run(layer);
      if (taken.includes(index)) kept.push(x);
    });
    x = addTiles(net, tower.postTile, applyLayerNorm(net, tower.postNorm, x), images);
    for (const layer of tower.last) run(layer);
    const used = slice(graph, x, rows * tokens * hidden);
    const beside = slice(graph, concatenate(graph, kept), rows * tokens * hidden * kept.length);
    return concatenate(graph, [used, beside]);
  });
}

function embed(net: Network, tower: TileTower, pixels: Tensor, images: number): Tensor {
  const { tape } = net;
  const { tiles, tokens } = tower.sizes;
  return tape.frame(() => {
    const rows = patchEmbedding(net, tower.patches, pixels, images * tiles * (tokens - 1));
    const placed = addTiles(net, tower.preTile, rows, images);
    tape.drop(rows);
    const all = classAndPatches(net, tower.token.weight, placed, images * tiles);
    tape.drop(placed);
    const sum = addPositions(net, tower.positions, tower.tilePositions, all, images);
    tape.drop(all);
    return applyLayerNorm(net, tower.preNorm, sum);
  });
}

function applyLayer(net: Network, layer: TileLayer, tower: TileTower, x: Tensor, mask: Tensor, images: number): Tensor {
  const { tape } = net;
  const [first, second] = layer.gates?.parameters ?? [];
  const { heads, headSize, tiles, padded, activation } = tower.sizes;
  return tape.frame(() => {
    const normed = applyLayerNorm(net, layer.norm1, x);
    const attended = tape.frame(() => {
      const [q, k, v] = [layer.q, layer.k, layer.v].map((module) => applyLinear(net, module, normed));
      const length = tiles * padded;
      const shape = {
        batch: images,
        queries: length,
        keys: length,
        heads,
        keyHeads: heads,
        headSize,
        causal: false,
        dropout: 0,
      };
      const y = attend(net, q ?? normed, k ?? normed, v ?? normed, mask, shape, { softmaxInFp32: true });
      return applyLinear(net, layer.out, y);
    });
    tape.drop(normed);
    const middle = residual(net, x, first === undefined ? attended : gated(net, first, attended));
    tape.drop(attended);
    const between = applyLayerNorm(net, layer.norm2, middle);
    const fed = applyPlainMlp(net, layer, activation, between);
    tape.drop(between);
    return residual(net, middle, second === undefined ? fed : gated(net, second, fed));
  });
}
