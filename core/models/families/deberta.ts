/** DebertaForMaskedLM (DeBERTa v1) and its other heads: q, k, v in one matrix with biases of their own, norms written out. */
import { add, contiguous, scale, where } from '../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../memory/autograd/ops/normalize.ts';
import { slice, split } from '../../memory/autograd/ops/shape.ts';
import { applyLinear } from '../../memory/model/layers.ts';
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
import { dividedNorm } from './blocks/divided-norm.ts';
import type { EncoderSizes } from './blocks/post-norm-encoder.ts';
import { relativeScores } from './blocks/relative-scores.ts';
import { positionKinds, relativeSpan } from './deberta-v2.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Layer {
  /** Biases of q and v. */
  readonly self: Module;
  readonly qkv: Module;
  readonly keyPlaces: Module | null;
  readonly queryPlaces: Module | null;
  readonly rest: DebertaLayer;
}

function attention(net: Network, layer: Layer, sizes: EncoderSizes, x: Tensor, places: Tensor | null): Tensor {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const { heads, hidden } = sizes;
  const copied = batch > 1;
  const qkv = applyLinear(net, layer.qkv, x);
  const [rawQ = qkv, k = qkv, rawV = qkv] = split(graph, qkv, 3);
  const [qBias, vBias] = layer.self.parameters;
  if (qBias === undefined || vBias === undefined) return x;
  const biased = add(graph, rawQ, qBias);
  const v = add(graph, rawV, vBias);
  const q = scale(graph, biased);
  tape.drop(rawQ, rawV, biased);
  let scores = batchedProduct(graph, q, k, batch * heads * sequence * sequence, { a: copied, b: copied });
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
  const context = batchedProduct(graph, dropped, v, batch * sequence * hidden, { b: copied });
  const merged = contiguous(graph, context);
  tape.drop(context);
  return merged;
}

function positionBias(net: Network, layer: Layer, heads: number, q: Tensor, k: Tensor, all: Tensor): Tensor | null {
  const { tape, graph } = net;
  const { keyPlaces, queryPlaces } = layer;
  if (keyPlaces === null && queryPlaces === null) return null;
  const hidden = q.elements / net.tokens;
  // Positions farther apart than the sample is long are cut off.
  const elements = Math.min(all.elements, 2 * net.options.sequence * hidden);
  return tape.frame(() => {
    const rel = elements === all.elements ? all : slice(graph, all, elements);
    const ofKeys = keyPlaces === null ? null : applyLinear(net, keyPlaces, rel);
    const ofQueries = queryPlaces === null ? null : dividedInPlace(net, applyLinear(net, queryPlaces, rel));
    const sizes = { heads, places: elements / hidden, dividesScores: false, strided: true };
    const pairs = [
      ...(ofKeys === null ? [] : [{ content: q, positions: ofKeys }]),
      ...(ofQueries === null ? [] : [{ content: k, positions: ofQueries }]),
    ];
    return relativeScores(net, sizes, pairs) ?? q;
  });
}

/** x /= constant on a view of x: backward copies the whole gradient. */
function dividedInPlace(net: Network, x: Tensor): Tensor {
  const { tape, graph } = net;
  const y = graph.record([x], tape.share(x), null, (g) => {
    const copy = tape.loose(g.elements, g.width);
    tape.touch(2 * g.elements, g.width);
    return [copy];
  });
  tape.drop(x);
  return y;
}

function makeLayer(net: Network, config: Fields, sizes: EncoderSizes): Layer {
  const { hidden } = sizes;
  const relative = config.flag('relative_attention', false);
  const kinds = positionKinds(config);
  const self = net.module('attention.self', [hidden], [hidden]);
  const qkv = net.linear('attention.self.in_proj', hidden, 3 * hidden);
  const keyPlaces = relative && kinds.has('c2p') ? net.linear('attention.self.pos_proj', hidden, hidden) : null;
  const queryPlaces =
    relative && kinds.has('p2c') ? net.linear('attention.self.pos_q_proj', hidden, hidden, true) : null;
  return {
    self,
    qkv,
    keyPlaces,
    queryPlaces,
    rest: debertaLayer(net, sizes, (name) => dividedNorm(net, name, hidden)),
  };
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const sizes = encoderSizes(config);
  const { hidden } = sizes;
  const vocab = config.with({ vocab_size: config.size('vocab_size', 50265) });
  const { words, embed } = debertaEmbeddings(net, vocab, sizes, (name) => dividedNorm(net, name, hidden));
  const layers = Array.from({ length: config.size('num_hidden_layers', 12) }, (_, index) =>
    net.within(`deberta.encoder.layer.${index}`, () => makeLayer(net, config, sizes)),
  );
  const relative = config.flag('relative_attention', false);
  const places = relative ? net.module('deberta.encoder.rel_embeddings', [2 * relativeSpan(config), hidden]) : null;
  const head = debertaHead(net, vocab, sizes, words, 'DebertaForMaskedLM');
  const encode = (start: Tensor): Tensor =>
    tape.frame(() => {
      const { batch, sequence } = net.options;
      const mask = tape.local(batch * sequence * sequence, 8, TERM.attentionMask);
      const distances = places === null ? null : tape.local(sequence * sequence, 8, TERM.attentionMask);
      return runStack(net, layers, start, [mask, distances, places?.weight ?? null], (layer, input, [, , table]) =>
        applyDebertaLayer(net, layer.rest, sizes, input, (y) =>
          net.run(layer.self, [y], ([z = y]) => attention(net, layer, sizes, z, table ?? null)),
        ),
      );
    });
  return debertaProgram(net, layers, embed, encode, head);
}

export const deberta: Family = { modelTypes: ['deberta'], measured: true, eagerOnly: true, build };
