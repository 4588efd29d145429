/** LlamaForCausalLM, and what the families built on it vary: biases, defaults, norms of q and k, windows, placement of norms. */
import { type LogitSteps, languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { type Decoder, decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm, type NormKind } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

export interface LlamaVariant {
  readonly defaults: {
    readonly vocab: number;
    readonly hidden: number;
    readonly inner: number;
    readonly layers: number;
    readonly heads: number;
  };
  readonly keyHeads: (config: Fields, heads: number) => number;
  readonly headSize: (config: Fields, hidden: number, heads: number) => number;
  readonly qkvBias: (config: Fields) => boolean;
  readonly outBias: (config: Fields) => boolean;
  readonly mlpBias: (config: Fields) => boolean;
  /** RMS norm on every head of q and k. */
  readonly normedHeads: boolean;
  readonly normKind: NormKind;
  readonly activation: (config: Fields) => string;
  readonly tied: boolean;
  readonly scaledEmbedding: boolean;
  /** Sublayer results are multiplied before they are added (granite). */
  readonly multiplied: boolean;
  /** Dropout of every sublayer's result. */
  readonly residualDropout: (config: Fields) => number;
  readonly wideTables: boolean;
  readonly logits: LogitSteps;
  /** Whether a layer's positions are rotary. */
  readonly rotates: (index: number) => boolean;
  /** Sliding window of every layer, tokens; null: none. */
  readonly window: (config: Fields) => number | null;
}

export const LLAMA: LlamaVariant = {
  defaults: { vocab: 32000, hidden: 4096, inner: 11008, layers: 32, heads: 32 },
  keyHeads: (config, heads) => config.size('num_key_value_heads', heads),
  headSize: (config, hidden, heads) => config.size('head_dim', Math.floor(hidden / heads)),
  qkvBias: (config) => config.flag('attention_bias', false),
  outBias: (config) => config.flag('attention_bias', false),
  mlpBias: (config) => config.flag('mlp_bias', false),
  normedHeads: false,
  normKind: 'llama',
  activation: (config) => config.text('hidden_act', 'silu'),
  tied: false,
  scaledEmbedding: false,
  multiplied: false,
  residualDropout: () => 0,
  wideTables: false,
  logits: {},
  rotates: () => true,
  window: () => null,
};

/** num_key_value_heads where its absence means a number of its own and null means one for each head. */
export function keyHeadsOr(fallback: number): LlamaVariant['keyHeads'] {
  return (config, heads) =>
    config.get('num_key_value_heads') === null ? heads : config.size('num_key_value_heads', fallback);
}

export function buildLlama(net: Network, config: Fields, variant: LlamaVariant): ModelProgram {
  const decoder = llamaDecoder(net, config, variant);
  return { forward: () => decoderForward(net, decoder) };
}

/** The decoder alone, so that a vision-language model can put images between embedding and layers. */
export function llamaDecoder(net: Network, config: Fields, variant: LlamaVariant): Decoder {
  const vocab = config.size('vocab_size', variant.defaults.vocab);
  const hidden = config.size('hidden_size', variant.defaults.hidden);
  const allHeads = config.size('num_attention_heads', variant.defaults.heads);
  const allKeyHeads = variant.keyHeads(config, allHeads);
  const headSize = variant.headSize(config, hidden, allHeads);
  config.divide(allHeads, allKeyHeads, 'num_attention_heads by num_key_value_heads');
  // AutoTP: each rank has its share of the heads and of the feed-forward layer; embedding, norms and head are whole.
  const { tensorParallel } = net.options;
  const heads = config.divide(allHeads, tensorParallel, 'num_attention_heads by the tensor parallel size');
  const keyHeads = Math.max(1, Math.floor(allKeyHeads / tensorParallel));
  const inner = Math.ceil(config.size('intermediate_size', variant.defaults.inner) / tensorParallel);
  const activation = variant.activation(config);
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);
  const sizes = { heads, keyHeads, headSize, dropout: config.number('attention_dropout', 0) };
  const { multiplied, normKind } = variant;
  const residualDropout = variant.residualDropout(config);

  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, variant.qkvBias(config)),
        k: net.linear('k_proj', hidden, keyHeads * headSize, variant.qkvBias(config)),
        v: net.linear('v_proj', hidden, keyHeads * headSize, variant.qkvBias(config)),
        out: net.linear('o_proj', heads * headSize, hidden, variant.outBias(config)),
        ...(variant.normedHeads
          ? { qNorm: makeNorm(net, 'q_norm', headSize, normKind), kNorm: makeNorm(net, 'k_norm', headSize, normKind) }
          : {}),
      }));
      const mlp = net.within('mlp', () => gatedMlp(net, { hidden, inner, bias: variant.mlpBias(config) }));
      const inputNorm = makeNorm(net, 'input_layernorm', hidden, normKind);
      const middleNorm = makeNorm(net, 'post_attention_layernorm', hidden, normKind);
      return (x, { tables, mask }) => {
        const middle = applySublayer(net, x, {
          before: inputNorm,
          body: (y) => applySelfAttention(net, attention, sizes, y, variant.rotates(index) ? tables : null, mask),
          dropout: residualDropout,
          multiplied,
        });
        return applySublayer(net, middle, {
          before: middleNorm,
          body: (y) => applyGatedMlp(net, mlp, activation, y),
          dropout: residualDropout,
          multiplied,
        });
      };
    });

  const count = config.size('num_hidden_layers', variant.defaults.layers);
  const layers = Array.from({ length: count }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, normKind);
  rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', variant.tied)) net.tie(head, embedding);
  return {
    embed: () => embedTokens(net, embedding, variant.scaledEmbedding),
    layers,
    norm,
    finish: (x) => languageModelLoss(net, head, x, variant.logits),
    rotated: headSize,
    window: variant.window(config),
    allSlide: true,
    wideTables: variant.wideTables,
  };
}

export const llama: Family = {
  modelTypes: ['llama'],
  measured: true,
  sharded: true,
  build: (net, config) => buildLlama(net, config, LLAMA),
};
