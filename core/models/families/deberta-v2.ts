/** DebertaV2ForMaskedLM (DeBERTa v2 and v3) and its other heads: attention to content and to relative positions, never fused. */
import { add, contiguous, scale, where } from '../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../memory/autograd/ops/normalize.ts';
import { repeat } from '../../memory/autograd/ops/shape.ts';
import { applyLayerNorm, applyLinear } from '../../memory/model/layers.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { encoderSizes } from './bert.ts';
import { dropoutModule } from './blocks/classifier.ts';
import {
  applyDebertaLayer,
  type DebertaLayer,
  debertaEmbeddings,
  debertaLayer,
  debertaProgram,
} from './blocks/deberta-encoder.ts';
import { debertaHead } from './blocks/deberta-heads.ts';
import { applyEarlyConvolution, earlyConvolution } from './blocks/early-convolution.ts';
import { makeNorm } from './blocks/norm.ts';
import type { EncoderSizes } from './blocks/post-norm-encoder.ts';
import { relativeScores } from './blocks/relative-scores.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Layer {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  /** Projections of the positions; q's and k's own where they are shared; null: not asked for. */
  readonly keyPlaces: Module | null;
  readonly queryPlaces: Module | null;
  readonly rest: DebertaLayer;
}

/** (batch, heads, tokens, head size) as a copy. */
function headMajor(net: Network, module: Module, x: Tensor): Tensor {
  return net.tape.frame(() => contiguous(net.graph, applyLinear(net, module, x)));
}

/** `inputs`: what all layers read. */
function attention(net: Network, layer: Layer, sizes: EncoderSizes, x: Tensor, places: Tensor | null): Tensor {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const { heads, hidden } = sizes;
  const q = headMajor(net, layer.q, x);
  const k = headMajor(net, layer.k, x);
  const v = headMajor(net, layer.v, x);
  const divided = scale(graph, k);
  let scores = batchedProduct(graph, q, divided, batch * heads * sequence * sequence, {});
  tape.drop(divided);
  const next = (made: Tensor): void => {
    tape.drop(scores);
    scores = made;
  };
  const rel = places === null ? null : dropoutModule(net, layer, 'places', places, sizes.dropout);
  const bias = rel === null ? null : positionBias(net, layer, heads, q, k, rel);
  if (bias !== null) next(add(graph, scores, bias));
  tape.local(batch * sequence * sequence, 1, TERM.attentionMask);
  const outside = tape.local(batch * sequence * sequence, 1, TERM.attentionMask);
  next(where(graph, outside, scores));
  tape.drop(outside);
  const probabilities = softmax(graph, scores, scores.width);
  const dropped = dropoutModule(net, layer, 'probabilities', probabilities, sizes.attentionDropout);
  tape.drop(probabilities);
  const context = batchedProduct(graph, dropped, v, batch * sequence * hidden, {});
  const merged = contiguous(graph, context);
  tape.drop(context);
  return merged;
}

function positionBias(net: Network, layer: Layer, heads: number, q: Tensor, k: Tensor, rel: Tensor): Tensor | null {
  const { tape, graph } = net;
  const { batch } = net.options;
  const { keyPlaces, queryPlaces } = layer;
  if (keyPlaces === null && queryPlaces === null) return null;
  const projected = (module: Module | null): Tensor | null =>
    module === null ? null : tape.frame(() => repeat(graph, headMajor(net, module, rel), batch * rel.elements));
  return tape.frame(() => {
    // Shared projections take q's first.
    const shared = queryPlaces === layer.q;
    const early = shared ? projected(queryPlaces) : null;
    const ofKeys = projected(keyPlaces);
    const ofQueries = shared ? early : projected(queryPlaces);
    const hidden = q.elements / net.tokens;
    const sizes = { heads, places: rel.elements / hidden, dividesScores: true, strided: false };
    const pairs = [
      ...(ofKeys === null ? [] : [{ content: q, positions: ofKeys }]),
      ...(ofQueries === null ? [] : [{ content: k, positions: ofQueries }]),
    ];
    return relativeScores(net, sizes, pairs) ?? q;
  });
}

function makeLayer(net: Network, config: Fields, sizes: EncoderSizes): Layer {
  const { hidden } = sizes;
  const self = (name: string): Module => net.linear(`attention.self.${name}`, hidden, hidden, true);
  const q = self('query_proj');
  const k = self('key_proj');
  const v = self('value_proj');
  const relative = config.flag('relative_attention', false);
  const kinds = positionKinds(config);
  const shared = config.flag('share_att_key', false);
  const asked = (kind: string): boolean => relative && (shared || kinds.has(kind));
  const keyPlaces = asked('c2p') ? (shared ? k : self('pos_key_proj')) : null;
  const queryPlaces = asked('p2c') ? (shared ? q : self('pos_query_proj')) : null;
  return {
    q,
    k,
    v,
    keyPlaces,
    queryPlaces,
    rest: debertaLayer(net, sizes, (name) => makeNorm(net, name, hidden, 'layer')),
  };
}

/** `c2p|p2c`, or a list of them. */
export function positionKinds(config: Fields): ReadonlySet<unknown> {
  return new Set(config.list('pos_att_type') ?? config.text('pos_att_type', '').split('|'));
}

/** Relative positions to one side. */
export function relativeSpan(config: Fields): number {
  const given = config.number('max_relative_positions', -1);
  return given < 1 ? config.size('max_position_embeddings', 512) : config.size('max_relative_positions');
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const sizes = { ...encoderSizes(config.with({ intermediate_size: config.size('intermediate_size', 6144) })) };
  const { hidden } = sizes;
  const { words, embed } = debertaEmbeddings(net, config, sizes, (name) => makeNorm(net, name, hidden, 'layer'));
  const layers = Array.from({ length: config.size('num_hidden_layers', 24) }, (_, index) =>
    net.within(`deberta.encoder.layer.${index}`, () => makeLayer(net, config, sizes)),
  );
  const buckets = config.number('position_buckets', -1);
  const relative = config.flag('relative_attention', false);
  const span = buckets > 0 ? config.size('position_buckets') : relativeSpan(config);
  const places = relative ? net.module('deberta.encoder.rel_embeddings', [2 * span, hidden]) : null;
  const normed = config.text('norm_rel_ebd', 'none').includes('layer_norm');
  const placesNorm = normed ? net.layerNorm('deberta.encoder.LayerNorm', hidden) : null;
  const convolution = earlyConvolution(net, config, hidden);
  const head = debertaHead(net, config, sizes, words, 'DebertaV2ForMaskedLM');

  const encode = (start: Tensor): Tensor =>
    tape.frame(() => {
      const { batch, sequence } = net.options;
      const mask = tape.local(batch * sequence * sequence, 8, TERM.attentionMask);
      const distances = places === null ? null : tape.local(sequence * sequence, 8, TERM.attentionMask);
      const rel =
        places === null || placesNorm === null
          ? (places?.weight ?? null)
          : applyLayerNorm(net, placesNorm, places.weight);
      const run = (some: readonly Layer[], x: Tensor): Tensor =>
        runStack(net, some, x, [mask, distances, rel], (layer, input, [, , table]) =>
          applyDebertaLayer(net, layer.rest, sizes, input, (y) => attention(net, layer, sizes, y, table ?? null)),
        );
      if (convolution === null) return run(layers, start);
      const beginning = tape.share(start);
      beginning.needsGrad = start.needsGrad;
      beginning.node = start.node;
      beginning.output = start.output;
      const first = run(layers.slice(0, 1), start);
      return run(layers.slice(1), applyEarlyConvolution(net, convolution, beginning, first, sizes.dropout));
    });
  return debertaProgram(net, layers, embed, encode, head);
}

export const debertaV2: Family = { modelTypes: ['deberta-v2'], measured: true, eagerOnly: true, build };
