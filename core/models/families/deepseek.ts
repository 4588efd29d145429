/** DeepseekV2ForCausalLM and DeepseekV3ForCausalLM: latent attention, dense layers first, then routed and shared experts. */
import { add } from '../../memory/autograd/ops/elementwise.ts';
import { inBlock } from '../../memory/model/container.ts';
import type { Network } from '../../memory/model/network.ts';
import { rotate } from '../../memory/model/rotary.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import type { LayerInputs } from './blocks/decoder.ts';
import { type RouterSizes, routeInFp32 } from './blocks/deepseek-router.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { applyExperts, type ExpertSizes } from './blocks/grouped-experts.ts';
import { applyLatentAttention, type LatentSizes, latentAttention } from './blocks/latent-attention.ts';
import { makeNorm } from './blocks/norm.ts';
import { rotateComplex, rotatePairs } from './blocks/rotary-pairs.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Version {
  readonly defaults: {
    readonly vocab: number;
    readonly hidden: number;
    readonly inner: number;
    readonly expertInner: number;
    readonly layers: number;
    readonly heads: number;
    readonly experts: number;
    readonly shared: number;
    readonly chosen: number;
    readonly dense: number;
  };
  readonly third: boolean;
}

type Feed = (x: Tensor) => Tensor;

function sparseFeed(net: Network, config: Fields, hidden: number, { defaults, third }: Version): Feed {
  const { tape, graph } = net;
  const inner = config.size('moe_intermediate_size', defaults.expertInner);
  const experts = config.size(['n_routed_experts', 'num_local_experts', 'num_experts'], defaults.experts);
  const chosen = config.size('num_experts_per_tok', defaults.chosen);
  const sizes: ExpertSizes = { hidden, inner, experts, chosen };
  const router: RouterSizes = {
    experts,
    chosen,
    kind: third ? 'sigmoid' : 'softmax',
    grouped: config.text('topk_method', 'greedy') === 'group_limited_greedy',
    normalized: config.flag('norm_topk_prob', true),
  };
  const activation = config.text('hidden_act', 'silu');
  const bias = !third && config.flag('mlp_bias', false);
  const shared = inner * config.count('n_shared_experts', defaults.shared);
  const routed = net.module('experts', [experts, 2 * inner, hidden], [experts, hidden, inner]);
  const gate = net.module('gate', [experts, hidden]);
  if (third) net.buffer(experts, net.width);
  const common =
    shared === 0 ? null : net.within('shared_experts', () => gatedMlp(net, { hidden, inner: shared, bias }));
  const members = [
    routed,
    gate,
    ...(common === null ? [] : [common.gate, common.down, ...(common.up ? [common.up] : [])]),
  ];
  return (x) =>
    tape.under(TERM.experts, () =>
      inBlock(net, routed, third ? 'DeepseekV3MoE' : 'DeepseekV2Moe', members, [x], ([input = x]) =>
        tape.frame(() => {
          const weights = routeInFp32(net, gate, router, input);
          const mixed = applyExperts(net, routed, sizes, activation, input, weights);
          if (common === null) return mixed;
          return add(graph, mixed, applyGatedMlp(net, common, activation, input));
        }),
      ),
    );
}

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
        if (index >= dense) return sparseFeed(net, config, hidden, version);
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
};

export const deepseekV2: Family = {
  modelTypes: ['deepseek_v2'],
  measured: false,
  build: (net, config) => build(net, config, V2),
};

export const deepseekV3: Family = {
  modelTypes: ['deepseek_v3'],
  measured: false,
  build: (net, config) => build(net, config, V3),
};
