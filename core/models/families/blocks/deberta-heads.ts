/** Heads of DeBERTa, by `architectures`. */

import { crossEntropy } from '../../../memory/autograd/ops/cross-entropy.ts';
import { add, keepsInput } from '../../../memory/autograd/ops/elementwise.ts';
import { linear } from '../../../memory/autograd/ops/matrix.ts';
import { slice } from '../../../memory/autograd/ops/shape.ts';
import { activate } from '../../../memory/model/activation.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLayerNorm, applyLinear } from '../../../memory/model/layers.ts';
import { languageModelLoss } from '../../../memory/model/loss.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { classLoss, droppedOut, labelCount } from './classifier.ts';
import type { EncoderSizes } from './post-norm-encoder.ts';

export type Head = (x: Tensor) => Tensor;

export function debertaHead(net: Network, config: Fields, sizes: EncoderSizes, words: Module, fallback: string): Head {
  const architecture = config.list('architectures')?.[0];
  const name = typeof architecture === 'string' ? architecture : fallback;
  const { hidden, dropout } = sizes;
  if (name.endsWith('MaskedLM')) {
    return config.flag('legacy', true) ? legacyHead(net, config, sizes, words) : newHead(net, config, sizes, words);
  }
  if (name.endsWith('Model')) return (x) => x;
  const pooled = name.endsWith('SequenceClassification') || name.endsWith('MultipleChoice');
  const pooler = pooled ? net.linear('pooler.dense', hidden, hidden, true) : null;
  const labels = name.endsWith('QuestionAnswering') ? 2 : name.endsWith('MultipleChoice') ? 1 : labelCount(config);
  const classifier = net.linear('classifier', hidden, labels, true);
  return (x) =>
    net.tape.frame(() => {
      if (pooler === null) return classLoss(net, classifier, droppedOut(net, x, dropout), net.tokens);
      const first = droppedOut(
        net,
        slice(net.graph, x, net.options.batch * hidden),
        config.number('pooler_dropout', 0),
      );
      const active = keepsInput(net.graph, applyLinear(net, pooler, first));
      return classLoss(
        net,
        classifier,
        droppedOut(net, active, config.number('cls_dropout', dropout)),
        net.options.batch,
      );
    });
}

function legacyHead(net: Network, config: Fields, { hidden, activation }: EncoderSizes, words: Module): Head {
  const { tape, graph } = net;
  const vocab = config.size('vocab_size', 128100);
  const width = config.size('embedding_size', hidden);
  const dense = net.linear('cls.predictions.transform.dense', hidden, width, true);
  const norm = net.layerNorm('cls.predictions.transform.LayerNorm', width);
  const decoder = net.linear('cls.predictions.decoder', width, vocab, true);
  const bias = net.module('cls.predictions', [vocab]);
  if (config.flag('tie_word_embeddings', true)) {
    net.tie(decoder, words);
    net.shareBias(decoder, bias.weight);
  }
  const transformed = (x: Tensor): Tensor =>
    tape.frame(() => {
      const raw = applyLinear(net, dense, x);
      const active = inContainer(net, words, 'head-act', [raw], ([y = raw]) => activate(graph, activation, y));
      tape.drop(raw);
      return applyLayerNorm(net, norm, active);
    });
  return (x) =>
    tape.frame(() => {
      const normed = inContainer(net, words, 'transform', [x], ([y = x]) => transformed(y));
      return languageModelLoss(net, decoder, normed, { upcast: false });
    });
}

/** Multiplies with the embedding itself, tied or not, and adds a bias of its own. */
function newHead(net: Network, config: Fields, { hidden, activation }: EncoderSizes, words: Module): Head {
  const { tape, graph } = net;
  const vocab = config.size('vocab_size', 128100);
  const bias = net.module('lm_predictions.lm_head', [vocab]);
  const dense = net.linear('lm_predictions.lm_head.dense', hidden, hidden, true);
  const norm = net.layerNorm('lm_predictions.lm_head.LayerNorm', hidden);
  return (x) =>
    tape.frame(() => {
      const raw = applyLinear(net, dense, x);
      const active = activate(graph, activation, raw);
      tape.drop(raw);
      const normed = applyLayerNorm(net, norm, active);
      const logits = tape.under(TERM.logits, () => {
        const product = linear(graph, normed, words.weight, null);
        const sum = add(graph, product, bias.weight);
        tape.drop(product);
        return sum;
      });
      return crossEntropy(graph, logits, net.tokens, 0, false);
    });
}
