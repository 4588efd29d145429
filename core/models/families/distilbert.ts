/** DistilBertForMaskedLM and its other heads: BERT's encoder without token types. */
import { activate } from '../../memory/model/activation.ts';
import { applyEmbedding, applyLayerNorm, applyLinear, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { classLoss, droppedOut, labelCount } from './blocks/classifier.ts';
import { embedTokens } from './blocks/decoder.ts';
import { relu, slice } from './blocks/first-token.ts';
import { applyEncoderLayer, type EncoderLayer, type EncoderSizes } from './blocks/post-norm-encoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function encoderLayer(net: Network, { hidden, inner }: EncoderSizes): EncoderLayer {
  return {
    q: net.linear('attention.q_lin', hidden, hidden, true),
    k: net.linear('attention.k_lin', hidden, hidden, true),
    v: net.linear('attention.v_lin', hidden, hidden, true),
    out: net.linear('attention.out_lin', hidden, hidden, true),
    attentionNorm: net.layerNorm('sa_layer_norm', hidden),
    up: net.linear('ffn.lin1', hidden, inner, true),
    down: net.linear('ffn.lin2', inner, hidden, true),
    outputNorm: net.layerNorm('output_layer_norm', hidden),
  };
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const hidden = config.size('dim', 768);
  const heads = config.size('n_heads', 12);
  const dropout = config.number('dropout', 0.1);
  const sizes: EncoderSizes = {
    hidden,
    heads,
    inner: config.size('hidden_dim', 3072),
    headSize: config.divide(hidden, heads, 'dim by n_heads'),
    activation: config.text('activation', 'gelu'),
    dropout,
    attentionDropout: config.number('attention_dropout', 0.1),
    // The attention's result goes into its norm as it is.
    attentionOutDropout: 0,
  };
  const positions = config.size('max_position_embeddings', 512);
  const words = net.module('distilbert.embeddings.word_embeddings', [config.size('vocab_size', 30522), hidden]);
  const places = net.module('distilbert.embeddings.position_embeddings', [positions, hidden]);
  const norm = net.layerNorm('distilbert.embeddings.LayerNorm', hidden);
  net.buffer(positions, 8);
  const layers = Array.from({ length: config.size('n_layers', 6) }, (_, index) =>
    net.within(`distilbert.transformer.layer.${index}`, () => encoderLayer(net, sizes)),
  );
  const head = headFor(net, config, sizes, words);
  return {
    forward: () =>
      tape.frame(() => {
        const a = embedTokens(net, words);
        const b = applyEmbedding(net, places, net.options.sequence, tape.local(net.options.sequence, 8, TERM.inputs));
        const sum = residual(net, a, b);
        tape.drop(a, b);
        const normed = applyLayerNorm(net, norm, sum);
        tape.drop(sum);
        const start = droppedOut(net, normed, dropout);
        tape.drop(normed);
        const x = runStack(net, layers, start, [], (layer, input) => applyEncoderLayer(net, layer, sizes, input, null));
        return head(x);
      }),
  };
}

function headFor(net: Network, config: Fields, sizes: EncoderSizes, words: Module): (x: Tensor) => Tensor {
  const { tape, graph } = net;
  const { hidden } = sizes;
  const architecture = config.list('architectures')?.[0];
  const name = typeof architecture === 'string' ? architecture : 'DistilBertForMaskedLM';
  if (name.endsWith('MaskedLM')) {
    const transform = net.linear('vocab_transform', hidden, hidden, true);
    const norm = net.layerNorm('vocab_layer_norm', hidden);
    const projector = net.linear('vocab_projector', hidden, config.size('vocab_size', 30522), true);
    net.tie(projector, words);
    return (x) =>
      tape.frame(() => {
        const dense = applyLinear(net, transform, x);
        const active = activate(graph, sizes.activation, dense);
        const normed = applyLayerNorm(net, norm, active);
        return languageModelLoss(net, projector, normed, { upcast: false });
      });
  }
  if (name.endsWith('Model')) return (x) => slice(net, x, hidden);
  const sequence = name.endsWith('SequenceClassification');
  const dense = sequence ? net.linear('pre_classifier', hidden, hidden, true) : null;
  const labels = name.endsWith('QuestionAnswering') ? 2 : labelCount(config);
  const classifier = net.linear('classifier', hidden, labels, true);
  const p = config.number('seq_classif_dropout', 0.2);
  return (x) =>
    tape.frame(() => {
      if (dense === null) return classLoss(net, classifier, droppedOut(net, x, sizes.dropout), net.tokens);
      const active = relu(net, applyLinear(net, dense, slice(net, x, hidden)));
      return classLoss(net, classifier, droppedOut(net, active, p), net.options.batch);
    });
}

export const distilbert: Family = { modelTypes: ['distilbert'], measured: true, build };
