/** AlbertForMaskedLM and its other heads: one layer (or one for each group) run again and again, embeddings narrower than the model. */
import { activate } from '../../memory/model/activation.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyLayerNorm, applyLinear, attend, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { encoderSizes } from './bert.ts';
import { classLoss, droppedOut, labelCount, pool } from './blocks/classifier.ts';
import { type NarrowEmbeddings, narrowEmbeddings } from './blocks/narrow-embeddings.ts';
import type { EncoderSizes } from './blocks/post-norm-encoder.ts';
import type { Family, ModelProgram } from './family.ts';
import { type Fields, ModelConfigProblem } from './fields.ts';

interface Layer {
  readonly outputNorm: Module;
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly dense: Module;
  readonly attentionNorm: Module;
  readonly up: Module;
  readonly down: Module;
}

function makeLayer(net: Network, { hidden, inner }: EncoderSizes): Layer {
  return {
    outputNorm: net.layerNorm('full_layer_layer_norm', hidden),
    q: net.linear('attention.query', hidden, hidden, true),
    k: net.linear('attention.key', hidden, hidden, true),
    v: net.linear('attention.value', hidden, hidden, true),
    dense: net.linear('attention.dense', hidden, hidden, true),
    attentionNorm: net.layerNorm('attention.LayerNorm', hidden),
    up: net.linear('ffn', hidden, inner, true),
    down: net.linear('ffn_output', inner, hidden, true),
  };
}

function attention(net: Network, layer: Layer, sizes: EncoderSizes, x: Tensor): Tensor {
  const { tape, options } = net;
  const { heads, headSize } = sizes;
  return inContainer(net, layer, 'attention', [x], ([input = x]) =>
    tape.frame(() => {
      const attended = tape.under(TERM.attention, () =>
        tape.frame(() => {
          const q = applyLinear(net, layer.q, input);
          const k = applyLinear(net, layer.k, input);
          const v = applyLinear(net, layer.v, input);
          const { batch, sequence } = options;
          const causal = { causal: false, dropout: sizes.attentionDropout };
          const shape = { batch, queries: sequence, keys: sequence, heads, keyHeads: heads, headSize, ...causal };
          const y = attend(net, q, k, v, null, shape, { softmaxInFp32: false });
          return droppedOut(net, applyLinear(net, layer.dense, y), sizes.dropout);
        }),
      );
      const sum = residual(net, input, attended);
      tape.drop(attended);
      return applyLayerNorm(net, layer.attentionNorm, sum);
    }),
  );
}

function applyLayer(net: Network, layer: Layer, sizes: EncoderSizes, x: Tensor): Tensor {
  const { tape, graph } = net;
  return inContainer(net, layer, 'layer', [x], ([input = x]) =>
    tape.frame(() => {
      const after = attention(net, layer, sizes, input);
      const fed = tape.under(TERM.mlp, () =>
        tape.frame(() => {
          const raw = applyLinear(net, layer.up, after);
          const active = inContainer(net, layer, 'act', [raw], ([y = raw]) => activate(graph, sizes.activation, y));
          tape.drop(raw);
          return applyLinear(net, layer.down, active);
        }),
      );
      return applyLayerNorm(net, layer.outputNorm, residual(net, fed, after));
    }),
  );
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  // Its layers run as they are under checkpointing too: transformers has none for it.
  const sizes = encoderSizes(
    config.with({
      hidden_size: config.size('hidden_size', 4096),
      num_attention_heads: config.size('num_attention_heads', 64),
      intermediate_size: config.size('intermediate_size', 16384),
      hidden_act: config.text('hidden_act', 'gelu_new'),
      hidden_dropout_prob: config.number('hidden_dropout_prob', 0),
      attention_probs_dropout_prob: config.number('attention_probs_dropout_prob', 0),
    }),
  );
  const dropout = { hidden_dropout_prob: sizes.dropout };
  const embeddings = narrowEmbeddings(net, config.with(dropout), 'albert.embeddings', config.size('vocab_size', 30000));
  const widen = net.linear('albert.encoder.embedding_hidden_mapping_in', embeddings.width, sizes.hidden, true);
  const groupCount = config.size('num_hidden_groups', 1);
  const inGroup = config.size('inner_group_num', 1);
  const groups = Array.from({ length: groupCount }, (_, group) =>
    Array.from({ length: inGroup }, (__, index) =>
      net.within(`albert.encoder.albert_layer_groups.${group}.albert_layers.${index}`, () => makeLayer(net, sizes)),
    ),
  );
  const runs = config.size('num_hidden_layers', 12);
  const head = headFor(net, config, sizes, embeddings);
  const encode = (): Tensor =>
    tape.frame(() => {
      const narrow = inContainer(net, groups, 'embeddings', [], embeddings.embed);
      let x = applyLinear(net, widen, narrow);
      tape.drop(narrow);
      for (let run = 0; run < runs; run++) {
        for (const layer of groups[Math.floor((run * groupCount) / runs)] ?? []) {
          const next = applyLayer(net, layer, sizes, x);
          tape.drop(x);
          x = next;
        }
      }
      return x;
    });
  return { forward: () => tape.frame(() => head(inContainer(net, groups, 'model', [], encode))) };
}

function headFor(
  net: Network,
  config: Fields,
  { hidden, activation, dropout }: EncoderSizes,
  { words, width }: NarrowEmbeddings,
): (x: Tensor) => Tensor {
  const { tape, graph } = net;
  const architecture = config.list('architectures')?.[0];
  const name = typeof architecture === 'string' ? architecture : 'AlbertForMaskedLM';
  const pooled = name.endsWith('SequenceClassification') || name.endsWith('Model');
  const pooler = pooled ? net.linear('albert.pooler', hidden, hidden, true) : null;
  if (pooler !== null && name.endsWith('Model')) return (x) => pool(net, pooler, x, hidden);
  if (name.endsWith('MaskedLM')) {
    const vocab = config.size('vocab_size', 30000);
    const bias = net.module('predictions', [vocab]);
    const norm = net.layerNorm('predictions.LayerNorm', width);
    const dense = net.linear('predictions.dense', hidden, width, true);
    const decoder = net.linear('predictions.decoder', width, vocab, true);
    if (config.flag('tie_word_embeddings', true)) {
      net.tie(decoder, words);
      net.shareBias(decoder, bias.weight);
    }
    return (x) =>
      tape.frame(() => {
        const raw = applyLinear(net, dense, x);
        const active = activate(graph, activation, raw);
        tape.drop(raw);
        return languageModelLoss(net, decoder, applyLayerNorm(net, norm, active), { upcast: false });
      });
  }
  if (!/(Sequence|Token)Classification$|QuestionAnswering$/.test(name)) {
    throw new ModelConfigProblem(`The head of ${name.slice(0, 60)} is not modelled.`);
  }
  const classifier = net.linear('classifier', hidden, labelCount(config), true);
  const p = config.number('classifier_dropout_prob', dropout);
  return (x) =>
    tape.frame(() => {
      const features = pooler === null ? x : pool(net, pooler, x, hidden);
      return classLoss(net, classifier, droppedOut(net, features, p), pooler === null ? net.tokens : net.options.batch);
    });
}

export const albert: Family = { modelTypes: ['albert'], measured: false, build };
