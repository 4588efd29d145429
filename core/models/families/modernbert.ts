/** ModernBertForMaskedLM and its other heads: rotary positions in fp32, gated feed-forward, one layer in three sees everything, the others a window. */
import { activate } from '../../memory/model/activation.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyLayerNorm, applyLinear } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { classLoss, droppedOut, labelCount } from './blocks/classifier.ts';
import { embedTokens, type LayerForward, type LayerInputs, rotaryBuffers, rotaryTables } from './blocks/decoder.ts';
import { slice } from './blocks/first-token.ts';
import { applyGatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm, type NormKind } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function layerOf(net: Network, config: Fields, index: number, kind: NormKind): LayerForward {
  const hidden = config.size('hidden_size', 768);
  const heads = config.size('num_attention_heads', 12);
  const headSize = config.divide(hidden, heads, 'hidden_size by num_attention_heads');
  const inner = config.size('intermediate_size', 1152);
  const bias = config.flag('attention_bias', false);
  const dropout = config.number('attention_dropout', 0);
  const types = config.list('layer_types');
  const every = config.size('global_attn_every_n_layers', 3);
  const slides = types === null ? index % every !== 0 : types[index] === 'sliding_attention';
  const before = index === 0 ? undefined : makeNorm(net, 'attn_norm', hidden, kind);
  const attention = {
    q: net.linear('attn.Wqkv', hidden, 3 * hidden, bias),
    k: null,
    v: null,
    out: net.linear('attn.Wo', hidden, hidden, bias),
  };
  const beforeMlp = makeNorm(net, 'mlp_norm', hidden, kind);
  const mlpBias = config.flag('mlp_bias', false);
  const mlp = {
    gate: net.linear('mlp.Wi', hidden, 2 * inner, mlpBias),
    up: null,
    down: net.linear('mlp.Wo', inner, hidden, mlpBias),
  };
  const activation = config.text('hidden_activation', 'gelu');
  const sizes = { heads, keyHeads: heads, headSize, rotatesInFp32: true, chunked: true, dropout };
  return (x, { tables, localTables, mask, localMask }) => {
    const [own, ownMask] = slides ? [localTables, localMask] : [tables, mask];
    const body = (y: Tensor): Tensor =>
      droppedOut(net, applySelfAttention(net, attention, sizes, y, own, ownMask), dropout);
    const middle = applySublayer(net, x, { before, body });
    return applySublayer(net, middle, { before: beforeMlp, body: (y) => applyGatedMlp(net, mlp, activation, y) });
  };
}

/** Only a window shorter than the sample needs a mask, boolean for fused kernels. */
function slidingMask(net: Network, config: Fields): Tensor | null {
  const { attention, batch, sequence } = net.options;
  const window = config.has('sliding_window')
    ? config.size('sliding_window')
    : Math.floor(config.size('local_attention', 128) / 2);
  if (sequence < window || attention === 'flash') return null;
  return net.tape.local(batch * sequence * sequence, attention === 'eager' ? net.width : 1, TERM.attentionMask);
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const hidden = config.size('hidden_size', 768);
  const headSize = Math.floor(hidden / config.size('num_attention_heads', 12));
  const kind = config.flag('norm_bias', false) ? 'layer' : 'layer-without-bias';
  const words = net.module('model.embeddings.tok_embeddings', [config.size('vocab_size', 50368), hidden]);
  const wordsNorm = makeNorm(net, 'model.embeddings.norm', hidden, kind);
  const layers = Array.from({ length: config.size('num_hidden_layers', 22) }, (_, index) =>
    net.within(`model.layers.${index}`, () => layerOf(net, config, index, kind)),
  );
  const norm = makeNorm(net, 'model.final_norm', hidden, kind);
  rotaryBuffers(net, headSize);
  rotaryBuffers(net, headSize);
  const head = headFor(net, config, hidden, words);
  const encode = (): Tensor =>
    tape.frame(() => {
      tape.local(net.options.sequence, 8, TERM.inputs);
      const raw = embedTokens(net, words);
      const start = droppedOut(net, wordsNorm(raw), config.number('embedding_dropout', 0));
      tape.drop(raw);
      const mask = slidingMask(net, config);
      const full = rotaryTables(net, headSize);
      const local = rotaryTables(net, headSize);
      const x = runStack(net, layers, start, [full.cos, full.sin, local.cos, local.sin, mask], (layer, input, extras) =>
        layer(input, inputsOf(extras)),
      );
      return norm(x);
    });
  return { forward: () => tape.frame(() => head(inContainer(net, layers, 'model', [], encode))) };
}

function inputsOf([cos, sin, cos2, sin2, mask]: readonly (Tensor | null)[]): LayerInputs {
  return {
    tables: cos && sin ? { cos, sin } : null,
    localTables: cos2 && sin2 ? { cos: cos2, sin: sin2 } : null,
    mask: null,
    localMask: mask ?? null,
    alibi: null,
    others: [],
  };
}

function headFor(net: Network, config: Fields, hidden: number, words: Module): (x: Tensor) => Tensor {
  const { tape, graph } = net;
  const architecture = config.list('architectures')?.[0];
  const name = typeof architecture === 'string' ? architecture : 'ModernBertForMaskedLM';
  if (name.endsWith('Model')) return (x) => x;
  const dense = net.linear('head.dense', hidden, hidden, config.flag('classifier_bias', false));
  const norm = net.layerNorm('head.norm', hidden, config.flag('norm_bias', false));
  const activation = config.text('classifier_activation', 'gelu');
  const transformed = (x: Tensor): Tensor =>
    tape.frame(() => {
      const raw = applyLinear(net, dense, x);
      const active = activate(graph, activation, raw);
      tape.drop(raw);
      return applyLayerNorm(net, norm, active);
    });
  if (name.endsWith('MaskedLM')) {
    const vocab = config.size('vocab_size', 50368);
    const decoder = net.linear('decoder', hidden, vocab, config.flag('decoder_bias', true));
    if (config.flag('tie_word_embeddings', true)) net.tie(decoder, words);
    return (x) => tape.frame(() => languageModelLoss(net, decoder, transformed(x)));
  }
  const sequence = name.endsWith('SequenceClassification') || name.endsWith('MultipleChoice');
  const labels = name.endsWith('QuestionAnswering') ? 2 : name.endsWith('MultipleChoice') ? 1 : labelCount(config);
  const classifier = net.linear('classifier', hidden, labels, true);
  const dropout = config.number('classifier_dropout', 0);
  return (x) =>
    tape.frame(() => {
      const first = sequence ? slice(net, x, hidden) : x;
      const pooled = droppedOut(net, transformed(first), dropout);
      return classLoss(net, classifier, pooled, sequence ? net.options.batch : net.tokens);
    });
}

export const modernBert: Family = { modelTypes: ['modernbert'], measured: true, build };
