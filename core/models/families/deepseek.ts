/** DeepseekV2ForCausalLM and DeepseekV3ForCausalLM: latent attention, dense layers first, then routed and shared experts. */
import type { Network } from '../../memory/model/network.ts';
import { rotate } from '../../memory/model/rotary.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import type { LayerInputs } from './blocks/decoder.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { applyLatentAttention, type LatentSizes, latentAttention } from './blocks/latent-attention.ts';
import { makeNorm } from './blocks/norm.ts';
import { rotateComplex, rotatePairs } from './blocks/rotary-pairs.ts';
import { type ExpertVersion, sharedExperts } from './blocks/shared-experts.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Version extends ExpertVersion {
  readonly defaults: ExpertVersion['defaults'] & {
    readonly vocab: number;
    readonly hidden: number;
    readonly inner: number;
    readonly layers: number;
    readonly heads: number;
    readonly dense: number;
  };
}

type Feed = (x: Tensor) => Tensor;

function build(net: Network, config: Fields, version: Version): ModelProgram {
  const { defaults, third } = version;
  const { graph } = net;
  const hidden = config.size('hidden_size', defaults.hidden);
  const inner = config.size('intermediate_size', defaults.inner);
  const activation = config.text('hidden_act', 'silu');
  const sizes: LatentSizes = {
    hidden,
    heads: config.size('num_attention_heads', defaults.heads),
    queryRank: config.get('q_lora_rank') === null ? null : config.size('q_lora_rank', 1536),
    keyRank: config.size('kv_lora_rank', 512),
    plain: config.size('qk_nope_head_dim', 128),
    rotated: config.size('qk_rope_head_dim', 64),
    value: config.size('v_head_dim', 128),
    bias: config.flag('attention_bias', false),
    dropout: config.number('attention_dropout', 0),
  };
  const interleaved = config.flag('rope_interleave', true);
  const turn =
    ({ tables }: LayerInputs) =>
    (q: Tensor, k: Tensor): readonly [Tensor, Tensor] => {
      if (tables === null) return [q, k];
      if (!third) return rotateComplex(graph, [q, k], tables.cos);
      if (interleaved) return [rotatePairs(graph, q, tables, false), rotatePairs(graph, k, tables, false)];
      return [rotate(graph, q, tables), rotate(graph, k, tables)];
    };
  const dense = config.count('first_k_dense_replace', defaults.dense);
  return assembleDecoder(net, {
    vocab: config.size('vocab_size', defaults.vocab),
    hidden,
    layers: config.size('num_hidden_layers', defaults.layers),
    norm: 'llama',
    tied: config.flag('tie_word_embeddings', false),
    rotated: sizes.rotated,
    complexTables: !third,
    layer: (index) => {
      const attention = latentAttention(net, sizes);
      const feed = net.within('mlp', (): Feed => {
        if (index >= dense) return sharedExperts(net, config, hidden, version);
        const mlp = gatedMlp(net, { hidden, inner, bias: !third && config.flag('mlp_bias', false) });
        return (x) => applyGatedMlp(net, mlp, activation, x);
      });
      const before = makeNorm(net, 'input_layernorm', hidden, 'llama');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'llama');
      return (x, inputs) => {
        const body: Feed = (y) => applyLatentAttention(net, attention, sizes, y, turn(inputs), inputs.mask);
        const middle = applySublayer(net, x, { before, body });
        return applySublayer(net, middle, { before: beforeMlp, body: feed });
      };
    },
  });
}

const V2: Version = {
  defaults: {
    vocab: 102400,
    hidden: 4096,
    inner: 11008,
    expertInner: 1407,
    layers: 32,
    heads: 32,
    experts: 64,
    shared: 2,
    chosen: 6,
    dense: 0,
  },
  third: false,
  block: 'DeepseekV2Moe',
};

const V3: Version = {
  defaults: {
    vocab: 129280,
    hidden: 7168,
    inner: 18432,
    expertInner: 2048,
    layers: 61,
    heads: 128,
    experts: 256,
    shared: 1,
    chosen: 8,
    dense: 3,
  },
  third: true,
  block: 'DeepseekV3MoE',
};

export const deepseekV2: Family = {
  modelTypes: ['deepseek_v2'],
  measured: true,
  build: (net, config) => build(net, config, V2),
};

export const deepseekV3: Family = {
  modelTypes: ['deepseek_v3'],
  measured: true,
  build: (net, config) => build(net, config, V3),
};
