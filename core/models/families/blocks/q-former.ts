/** BLIP-2's Q-Former: learned queries through BERT's layers, every other of which also attends to the image. */
import { add } from '../../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { activate } from '../../../memory/model/activation.ts';
import { applyLayerNorm, applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { runStack } from '../../../memory/model/stack.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { droppedOut } from './classifier.ts';

interface Output {
  readonly dense: Module;
  readonly norm: Module;
}

interface Attention extends Output {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
}

interface QLayer extends Output {
  readonly self: Attention;
  readonly cross: Attention | null;
  readonly up: Module;
}

export interface QFormer {
  readonly queries: Module;
  readonly norm: Module;
  readonly layers: readonly QLayer[];
  readonly hidden: number;
  readonly heads: number;
  readonly dropout: number;
  readonly attentionDropout: number;
  readonly activation: string;
}

/** `seen`: width of the image's features. */
export function qFormer(net: Network, config: Fields, count: number, seen: number): QFormer {
  const hidden = config.size('hidden_size', 768);
  const heads = config.size('num_attention_heads', 12);
  const inner = config.size('intermediate_size', 3072);
  const every = config.size('cross_attention_frequency', 2);
  config.divide(hidden, heads, 'hidden_size by num_attention_heads of the Q-Former');
  const output = (name: string, ins: number): Output => ({
    dense: net.linear(`${name}.dense`, ins, hidden, true),
    norm: net.layerNorm(`${name}.LayerNorm`, hidden),
  });
  const attention = (name: string, ins: number): Attention => ({
    q: net.linear(`${name}.attention.query`, hidden, hidden, true),
    k: net.linear(`${name}.attention.key`, ins, hidden, true),
    v: net.linear(`${name}.attention.value`, ins, hidden, true),
    ...output(`${name}.output`, hidden),
  });
  const queries = net.module('query_tokens', [1, count, hidden]);
  const norm = net.layerNorm('qformer.layernorm', hidden);
  const layers = Array.from({ length: config.size('num_hidden_layers', 12) }, (_, index) =>
    net.within(
      `qformer.encoder.layer.${index}`,
      (): QLayer => ({
        self: attention('attention', hidden),
        cross: index % every === 0 ? attention('crossattention', config.size('encoder_hidden_size', seen)) : null,
        up: net.linear('intermediate_query.dense', hidden, inner, true),
        ...output('output_query', inner),
      }),
    ),
  );
  return {
    queries,
    norm,
    layers,
    hidden,
    heads,
    dropout: config.number('hidden_dropout_prob', 0.1),
    attentionDropout: config.number('attention_probs_dropout_prob', 0.1),
    activation: config.text('hidden_act', 'gelu'),
  };
}

/** `features`: of `images` images of `tokens` rows. */
export function applyQFormer(net: Network, parts: QFormer, features: Tensor, images: number, tokens: number): Tensor {
  const { tape, graph } = net;
  const { weight } = parts.queries;
  return tape.frame(() => {
    const spread = tape.share(weight, images * weight.elements);
    graph.record([weight], spread, null, () => [gradientOf(graph, weight)]);
    const normed = applyLayerNorm(net, parts.norm, spread);
    const start = droppedOut(net, normed, parts.dropout);
    if (start !== normed) tape.drop(normed);
    return runStack(net, parts.layers, start, [features], (layer, x, [seen]) =>
      applyLayer(net, layer, parts, x, seen ?? x, images, tokens),
    );
  });
}

function applyLayer(
  net: Network,
  layer: QLayer,
  parts: QFormer,
  x: Tensor,
  features: Tensor,
  images: number,
  tokens: number,
): Tensor {
  const { tape, graph } = net;
  const rows = x.elements / parts.hidden / images;
  return tape.frame(() => {
    const own = attended(net, layer.self, parts, x, x, images, rows);
    const both = layer.cross === null ? own : attended(net, layer.cross, parts, own, features, images, tokens);
    const raw = applyLinear(net, layer.up, both);
    const active = activate(graph, parts.activation, raw);
    tape.drop(raw);
    return joined(net, layer, parts, active, both);
  });
}

function attended(
  net: Network,
  block: Attention,
  parts: QFormer,
  x: Tensor,
  states: Tensor,
  images: number,
  keys: number,
): Tensor {
  const { tape } = net;
  const { hidden, heads } = parts;
  return tape.frame(() => {
    const [q, k, v] = [
      applyLinear(net, block.q, x),
      applyLinear(net, block.k, states),
      applyLinear(net, block.v, states),
    ];
    const shape = {
      batch: images,
      queries: x.elements / hidden / images,
      keys,
      heads,
      keyHeads: heads,
      headSize: hidden / heads,
      causal: false,
      dropout: parts.attentionDropout,
    };
    const y = attend(net, q, k, v, null, shape, { softmaxInFp32: false });
    return joined(net, block, parts, y, x);
  });
}

/** LayerNorm(dropout(dense(y)) + x) */
function joined(net: Network, { dense, norm }: Output, parts: QFormer, y: Tensor, x: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const raw = applyLinear(net, dense, y);
    const dropped = droppedOut(net, raw, parts.dropout);
    if (dropped !== raw) tape.drop(raw);
    return applyLayerNorm(
      net,
      norm,
      tape.under(TERM.hiddenStates, () => add(graph, dropped, x)),
    );
  });
}
