/** RobertaForMaskedLM and XLM-RoBERTa, and their other heads: BERT with position ids counted from the tokens. */
import { keepsInput, keepsResult } from '../../memory/autograd/ops/elementwise.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { applyEmbedding, applyLayerNorm, applyLinear, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { encoderSizes } from './bert.ts';
import { classLoss, droppedOut, labelCount, pool } from './blocks/classifier.ts';
import { embedTokens } from './blocks/decoder.ts';
import { applyEncoderLayer, type EncoderSizes, encoderLayer } from './blocks/post-norm-encoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const sizes = encoderSizes(config);
  const { hidden } = sizes;
  const positions = config.size('max_position_embeddings', 512);
  const words = net.module('roberta.embeddings.word_embeddings', [config.size('vocab_size', 50265), hidden]);
  const types = net.module('roberta.embeddings.token_type_embeddings', [config.size('type_vocab_size', 2), hidden]);
  const norm = net.layerNorm('roberta.embeddings.LayerNorm', hidden);
  net.buffer(positions, 8);
  net.buffer(positions, 8);
  const places = net.module('roberta.embeddings.position_embeddings', [positions, hidden]);
  const layers = Array.from({ length: config.size('num_hidden_layers', 12) }, (_, index) =>
    net.within(`roberta.encoder.layer.${index}`, () => encoderLayer(net, sizes)),
  );
  const head = headFor(net, config, sizes, words);

  return {
    forward: () =>
      tape.frame(() => {
        const positionIds = tape.local(net.tokens, 8, TERM.inputs);
        const typeIds = tape.local(net.tokens, 8, TERM.inputs);
        const a = embedTokens(net, words);
        const b = applyEmbedding(net, types, net.tokens, typeIds);
        const ab = residual(net, a, b);
        const c = applyEmbedding(net, places, net.tokens, positionIds);
        const sum = residual(net, ab, c);
        tape.drop(ab, a, b, c);
        const normed = applyLayerNorm(net, norm, sum);
        tape.drop(sum);
        const start = droppedOut(net, normed, sizes.dropout);
        tape.drop(normed);
        const x = runStack(net, layers, start, [], (layer, input) => applyEncoderLayer(net, layer, sizes, input, null));
        return head(x);
      }),
  };
}

function headFor(
  net: Network,
  config: Fields,
  { hidden, dropout }: EncoderSizes,
  words: Module,
): (x: Tensor) => Tensor {
  const { tape, graph } = net;
  const architecture = config.list('architectures')?.[0];
  const name = typeof architecture === 'string' ? architecture : 'RobertaForMaskedLM';
  if (name.endsWith('MaskedLM') || name.endsWith('CausalLM')) {
    const vocab = config.size('vocab_size', 50265);
    const bias = net.module('lm_head', [vocab]);
    const dense = net.linear('lm_head.dense', hidden, hidden, true);
    const norm = net.layerNorm('lm_head.layer_norm', hidden);
    const decoder = net.linear('lm_head.decoder', hidden, vocab, true);
    net.tie(decoder, words);
    net.shareBias(decoder, bias.weight);
    return (x) =>
      tape.frame(() => {
        const projected = applyLinear(net, dense, x);
        const active = keepsInput(graph, projected);
        tape.drop(projected);
        const normed = applyLayerNorm(net, norm, active);
        tape.drop(active);
        return languageModelLoss(net, decoder, normed, { upcast: false });
      });
  }
  if (name.endsWith('Model')) {
    const pooler = net.linear('roberta.pooler.dense', hidden, hidden, true);
    return (x) => pool(net, pooler, x, hidden);
  }
  const labels = name.endsWith('QuestionAnswering') ? 2 : labelCount(config);
  const sequence = name.endsWith('SequenceClassification');
  const dense = sequence ? net.linear('classifier.dense', hidden, hidden, true) : null;
  const out = net.linear(sequence ? 'classifier.out_proj' : 'classifier', hidden, labels, true);
  return (x) =>
    tape.frame(() => {
      if (dense === null) return classLoss(net, out, droppedOut(net, x, dropout), net.tokens);
      const first = droppedOut(net, slice(graph, x, net.options.batch * hidden), dropout);
      const active = keepsResult(graph, applyLinear(net, dense, first));
      return classLoss(net, out, droppedOut(net, active, dropout), net.options.batch);
    });
}

export const roberta: Family = { modelTypes: ['roberta'], measured: true, build };

/** The same with another default vocabulary. */
export const xlmRoberta: Family = {
  modelTypes: ['xlm-roberta', 'camembert'],
  measured: true,
  build: (net, config) => build(net, config.with({ vocab_size: config.size('vocab_size', 30522) })),
};
