/** LlamaForCausalLM, and what the families built on it vary: biases, defaults, norms of q and k, windows. */
import type { Network } from '../../memory/model/network.ts';
import { type DecoderLayer, decoderForward, rotaryBuffers } from './blocks/decoder.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

export interface LlamaVariant {
  readonly defaults: {
    readonly vocab: number;
    readonly hidden: number;
    readonly inner: number;
    readonly layers: number;
  };
  readonly keyHeads: (config: Fields, heads: number) => number;
  readonly qkvBias: (config: Fields) => boolean;
  readonly outBias: (config: Fields) => boolean;
  readonly mlpBias: (config: Fields) => boolean;
  readonly normedHeads: boolean;
  /** Sliding window of every layer, tokens; null: none. */
  readonly window: (config: Fields) => number | null;
  readonly headSize: (config: Fields, hidden: number, heads: number) => number;
}

export const LLAMA: LlamaVariant = {
  defaults: { vocab: 32000, hidden: 4096, inner: 11008, layers: 32 },
  keyHeads: (config, heads) => config.size('num_key_value_heads', heads),
  qkvBias: (config) => config.flag('attention_bias', false),
  outBias: (config) => config.flag('attention_bias', false),
  mlpBias: (config) => config.flag('mlp_bias', false),
  normedHeads: false,
  window: () => null,
  headSize: (config, hidden, heads) => config.size('head_dim', Math.floor(hidden / heads)),
};

export function buildLlama(net: Network, config: Fields, variant: LlamaVariant): ModelProgram {
  const vocab = config.size('vocab_size', variant.defaults.vocab);
  const hidden = config.size('hidden_size', variant.defaults.hidden);
  const inner = config.size('intermediate_size', variant.defaults.inner);
  const heads = config.size('num_attention_heads', 32);
  const keyHeads = variant.keyHeads(config, heads);
  const headSize = variant.headSize(config, hidden, heads);
  config.divide(heads, keyHeads, 'num_attention_heads by num_key_value_heads');
  const activation = config.text('hidden_act', 'silu');
  const mlpBias = variant.mlpBias(config);
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);
  const layers: DecoderLayer[] = [];
  for (let index = 0; index < config.size('num_hidden_layers', variant.defaults.layers); index++) {
    layers.push(
      net.within(`model.layers.${index}`, () => {
        const attention = net.within('self_attn', () => ({
          q: net.linear('q_proj', hidden, heads * headSize, variant.qkvBias(config)),
          k: net.linear('k_proj', hidden, keyHeads * headSize, variant.qkvBias(config)),
          v: net.linear('v_proj', hidden, keyHeads * headSize, variant.qkvBias(config)),
          out: net.linear('o_proj', heads * headSize, hidden, variant.outBias(config)),
          ...(variant.normedHeads
            ? { qNorm: net.module('q_norm', [headSize]), kNorm: net.module('k_norm', [headSize]) }
            : {}),
        }));
        const mlp = net.within('mlp', () => gatedMlp(net, { hidden, inner, bias: mlpBias }));
        return {
          attention,
          mlp: (x) => applyGatedMlp(net, mlp, activation, x),
          inputNorm: net.module('input_layernorm', [hidden]),
          outputNorm: net.module('post_attention_layernorm', [hidden]),
        };
      }),
    );
  }
  const norm = net.module('model.norm', [hidden]);
  rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  const sizes = { heads, keyHeads, headSize };
  const window = variant.window(config);
  return { forward: () => decoderForward(net, { embedding, layers, norm, head, sizes, normKind: 'llama', window }) };
}

export const llama: Family = {
  modelTypes: ['llama'],
  measured: true,
  build: (net, config) => buildLlama(net, config, LLAMA),
};
