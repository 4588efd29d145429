/** BertForMaskedLM and BERT with the other heads, by `architectures`. */

import { crossEntropy } from '../../memory/autograd/ops/cross-entropy.ts';
import { activate } from '../../memory/model/activation.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyEmbedding, applyLayerNorm, applyLinear, residual } from '../../memory/model/layers.ts';

import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { classLoss, dropoutModule, droppedOut, labelCount, pool } from './blocks/classifier.ts';
import { embedTokens } from './blocks/decoder.ts';
import { applyEncoderLayer, type EncoderSizes, encoderLayer } from './blocks/post-norm-encoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

export function encoderSizes(config: Fields): EncoderSizes {
  const hidden = config.size('hidden_size', 768);
  const heads = config.size('num_attention_heads', 12);
  return {
    hidden,
    heads,
    inner: config.size('intermediate_size', 3072),
    headSize: config.divide(hidden, heads, 'hidden_size by num_attention_heads'),
    activation: config.text('hidden_act', 'gelu'),
    dropout: config.number('hidden_dropout_prob', 0.1),
    attentionDropout: config.number('attention_probs_dropout_prob', 0.1),
  };
}

type Head = (x: Tensor) => Tensor;

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const sizes = encoderSizes(config);
  const { hidden } = sizes;
  const positions = config.size('max_position_embeddings', 512);
  const words = net.module('bert.embeddings.word_embeddings', [config.size('vocab_size', 30522), hidden]);
  const places = net.module('bert.embeddings.position_embeddings', [positions, hidden]);
  const types = net.module('bert.embeddings.token_type_embeddings', [config.size('type_vocab_size', 2), hidden]);
  const norm = net.layerNorm('bert.embeddings.LayerNorm', hidden);
  // position_ids and token_type_ids
  net.buffer(positions, 8);
  net.buffer(positions, 8);
  const layers = Array.from({ length: config.size('num_hidden_layers', 12) }, (_, index) =>
    net.within(`bert.encoder.layer.${index}`, () => encoderLayer(net, sizes)),
  );
  const head = headFor(net, config, sizes, words);

  const embed = (): Tensor =>
    tape.frame(() => {
      const { sequence } = net.options;
      const ids = tape.local(sequence, 8, TERM.inputs);
      const a = embedTokens(net, words);
      const b = applyEmbedding(net, types, net.tokens, ids);
      const ab = residual(net, a, b);
      const c = applyEmbedding(net, places, sequence, ids);
      const sum = residual(net, ab, c);
      tape.drop(ab, a, b, c);
      const normed = applyLayerNorm(net, norm, sum);
      tape.drop(sum);
      return dropoutModule(net, layers, 'embedding-dropout', normed, sizes.dropout);
    });

  const encode = (): Tensor =>
    tape.frame(() => {
      const start = inContainer(net, layers, 'embeddings', [], embed);
      return inContainer(net, layers, 'encoder', [start], ([x = start]) =>
        runStack(net, layers, x, [], (layer, input) => applyEncoderLayer(net, layer, sizes, input, null)),
      );
    });

  return { forward: () => tape.frame(() => head(inContainer(net, layers, 'model', [], encode))) };
}

function headFor(net: Network, config: Fields, sizes: EncoderSizes, words: ReturnType<Network['module']>): Head {
  const { tape, graph } = net;
  const { hidden } = sizes;
  const architecture = config.list('architectures')?.[0];
  const name = typeof architecture === 'string' ? architecture : 'BertForMaskedLM';
  if (name.endsWith('MaskedLM') || name.endsWith('PreTraining') || name.endsWith('LMHeadModel')) {
    const vocab = config.size('vocab_size', 30522);
    const bias = net.module('cls.predictions', [vocab]);
    const transform = net.linear('cls.predictions.transform.dense', hidden, hidden, true);
    const norm = net.layerNorm('cls.predictions.transform.LayerNorm', hidden);
    const decoder = net.linear('cls.predictions.decoder', hidden, vocab, true);
    net.tie(decoder, words);
    net.shareBias(decoder, bias.weight);
    const transformed = (x: Tensor): Tensor =>
      tape.frame(() => {
        const dense = applyLinear(net, transform, x);
        const active = inContainer(net, words, 'head-act', [dense], ([y = dense]) =>
          activate(graph, sizes.activation, y),
        );
        tape.drop(dense);
        return applyLayerNorm(net, norm, active);
      });
    const predictions = (x: Tensor): Tensor =>
      tape.frame(() => {
        const normed = inContainer(net, words, 'transform', [x], ([y = x]) => transformed(y));
        return tape.under(TERM.logits, () => applyLinear(net, decoder, normed));
      });
    return (x) =>
      tape.frame(() => {
        const logits = inContainer(net, words, 'cls', [x], ([y = x]) =>
          net.run(bias, [y], ([z = y]) => predictions(z)),
        );
        return crossEntropy(graph, logits, net.tokens, net.options.batch, false);
      });
  }
  const pooled = name.endsWith('SequenceClassification') || name.endsWith('Model');
  const pooler = pooled ? net.linear('bert.pooler.dense', hidden, hidden, true) : null;
  const labels = name.endsWith('QuestionAnswering') ? 2 : labelCount(config);
  const classifier = name.endsWith('Model') ? null : net.linear('classifier', hidden, labels, true);
  return (x) =>
    tape.frame(() => {
      const features = pooler === null ? x : pool(net, pooler, x, hidden);
      if (classifier === null) return features;
      const dropped = droppedOut(net, features, sizes.dropout);
      return classLoss(net, classifier, dropped, pooler === null ? net.tokens : net.options.batch);
    });
}

export const bert: Family = { modelTypes: ['bert'], measured: true, build };
