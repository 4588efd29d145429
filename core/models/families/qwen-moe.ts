/** Qwen2MoeForCausalLM, Qwen3MoeForCausalLM, OlmoeForCausalLM and PhimoeForCausalLM: llama's attention, many small experts, in qwen2 a shared one besides. */
import { add, keepsResult, multiply } from '../../memory/autograd/ops/elementwise.ts';
import { inBlock } from '../../memory/model/container.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { type DecoderSizes, decoderSizes, type SizeDefaults } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, type GatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { applyGroupedExperts, type ExpertSizes, groupedExperts, routed } from './blocks/grouped-experts.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Variant {
  /** Class of the sparse block in transformers. */
  readonly block: string;
  readonly defaults: SizeDefaults;
  readonly qkvBias: (config: Fields) => boolean;
  readonly outBias: (config: Fields) => boolean;
  /** q and k have a norm: on each head, or on all at once. */
  readonly qkNorm: 'head' | 'all' | null;
  readonly expertInner: (config: Fields, inner: number) => number;
  readonly experts: number;
  readonly chosen: number;
  /** Default of norm_topk_prob. */
  readonly normalized: boolean;
  /** Inner size of the shared expert; null: none. */
  readonly shared: (config: Fields) => number | null;
  readonly tied: boolean;
  readonly norm: 'llama' | 'layer';
  readonly headBias: (config: Fields) => boolean;
}

interface SharedExpert {
  readonly mlp: GatedMlp;
  readonly gate: Module;
}

function build(net: Network, config: Fields, variant: Variant): ModelProgram {
  const sizes = decoderSizes(config, variant.defaults);
  const { hidden, headSize } = sizes;
  const activation = config.text('hidden_act', 'silu');
  const experts: ExpertSizes = {
    hidden,
    inner: variant.expertInner(config, sizes.inner),
    experts: config.size(['num_experts', 'num_local_experts'], variant.experts),
    chosen: config.size('num_experts_per_tok', variant.chosen),
    normalized: config.flag('norm_topk_prob', variant.normalized),
    narrowWeights: true,
  };
  const sparseStep = config.size('decoder_sparse_step', 1);
  const dense = new Set(config.list('mlp_only_layers') ?? []);
  return assembleDecoder(net, {
    ...sizes,
    norm: variant.norm,
    headBias: variant.headBias(config),
    tied: config.flag('tie_word_embeddings', variant.tied),
    rotated: headSize,
    layer: (index) => {
      const attention = attentionOf(net, config, variant, sizes);
      const isDense = dense.has(index) || (index + 1) % sparseStep !== 0;
      const feed = net.within('mlp', () =>
        isDense
          ? denseFeed(net, hidden, sizes.inner, activation)
          : sparseFeed(net, variant.block, experts, variant.shared(config), activation),
      );
      const before = makeNorm(net, 'input_layernorm', hidden, variant.norm);
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, variant.norm);
      return (x, { tables, mask }) => {
        const body = (y: typeof x): typeof x => applySelfAttention(net, attention, sizes, y, tables, mask);
        const middle = applySublayer(net, x, { before, body });
        return applySublayer(net, middle, { before: beforeMlp, body: feed });
      };
    },
  });
}

function attentionOf(
  net: Network,
  config: Fields,
  variant: Variant,
  { hidden, heads, keyHeads, headSize }: DecoderSizes,
) {
  const bias = variant.qkvBias(config);
  const [qSize, kSize] = variant.qkNorm === 'all' ? [heads * headSize, keyHeads * headSize] : [headSize, headSize];
  return net.within('self_attn', () => ({
    q: net.linear('q_proj', hidden, heads * headSize, bias),
    k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
    v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
    out: net.linear('o_proj', heads * headSize, hidden, variant.outBias(config)),
    ...(variant.qkNorm === null
      ? {}
      : { qNorm: makeNorm(net, 'q_norm', qSize, 'llama'), kNorm: makeNorm(net, 'k_norm', kSize, 'llama') }),
  }));
}

function denseFeed(net: Network, hidden: number, inner: number, activation: string): (x: Tensor) => Tensor {
  const mlp = gatedMlp(net, { hidden, inner });
  return (x) => applyGatedMlp(net, mlp, activation, x);
}

function sparseFeed(
  net: Network,
  className: string,
  sizes: ExpertSizes,
  shared: number | null,
  activation: string,
): (x: Tensor) => Tensor {
  const block = groupedExperts(net, className, sizes);
  if (shared === null) return (x) => applyGroupedExperts(net, block, sizes, activation, x);
  const expert: SharedExpert = {
    mlp: net.within('shared_expert', () => gatedMlp(net, { hidden: sizes.hidden, inner: shared })),
    gate: net.linear('shared_expert_gate', sizes.hidden, 1),
  };
  const members = [block.gate, block.experts, expert.mlp.gate, expert.mlp.down, expert.gate].concat(
    expert.mlp.up ?? [],
  );
  return (input) =>
    inBlock(net, block, className, members, [input], ([x = input]) =>
      net.tape.frame(() => {
        const common = applyGatedMlp(net, expert.mlp, activation, x);
        const chosen = routed(net, block, sizes, activation, x);
        return withShared(net, expert, x, common, chosen);
      }),
    );
}

function withShared(net: Network, expert: SharedExpert, x: Tensor, common: Tensor, routed: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.experts, () =>
    tape.frame(() => {
      const logit = applyLinear(net, expert.gate, x);
      const gate = keepsResult(graph, logit);
      tape.drop(logit);
      const gated = multiply(graph, gate, common);
      tape.drop(common);
      return add(graph, routed, gated);
    }),
  );
}

const QWEN2: Variant = {
  block: 'Qwen2MoeSparseMoeBlock',
  defaults: { vocab: 151936, hidden: 2048, inner: 5632, layers: 24, heads: 16, keyHeads: 16, headSize: null },
  qkvBias: (config) => config.flag('qkv_bias', true),
  outBias: () => false,
  qkNorm: null,
  expertInner: (config) => config.size('moe_intermediate_size', 1408),
  experts: 60,
  chosen: 4,
  normalized: false,
  shared: (config) => config.size('shared_expert_intermediate_size', 5632),
  tied: false,
  norm: 'llama',
  headBias: () => false,
};

const QWEN3: Variant = {
  block: 'Qwen3MoeSparseMoeBlock',
  defaults: { vocab: 151936, hidden: 2048, inner: 6144, layers: 24, heads: 32, keyHeads: 4, headSize: null },
  qkvBias: (config) => config.flag('attention_bias', false),
  outBias: (config) => config.flag('attention_bias', false),
  qkNorm: 'head',
  expertInner: (config) => config.size('moe_intermediate_size', 768),
  experts: 128,
  chosen: 8,
  normalized: false,
  shared: () => null,
  tied: false,
  norm: 'llama',
  headBias: () => false,
};

const OLMOE: Variant = {
  block: 'OlmoeSparseMoeBlock',
  defaults: { vocab: 50304, hidden: 2048, inner: 2048, layers: 16, heads: 16, keyHeads: null, headSize: null },
  qkvBias: (config) => config.flag('attention_bias', false),
  outBias: (config) => config.flag('attention_bias', false),
  qkNorm: 'all',
  expertInner: (_config, inner) => inner,
  experts: 64,
  chosen: 8,
  normalized: false,
  shared: () => null,
  tied: false,
  norm: 'llama',
  headBias: () => false,
};

/** Its router samples two experts one after the other; the small tensors of that are not modelled. */
const PHIMOE: Variant = {
  block: 'PhimoeSparseMoeBlock',
  defaults: { vocab: 32064, hidden: 4096, inner: 6400, layers: 32, heads: 32, keyHeads: 8, headSize: null },
  qkvBias: (config) => config.flag('attention_bias', false),
  outBias: (config) => config.flag('attention_bias', false),
  qkNorm: null,
  expertInner: (_config, inner) => inner,
  experts: 16,
  chosen: 2,
  normalized: false,
  shared: () => null,
  tied: false,
  norm: 'layer',
  headBias: (config) => config.flag('lm_head_bias', false),
};

function family(modelTypes: readonly string[], variant: Variant): Family {
  return { modelTypes, measured: false, build: (net, config) => build(net, config, variant) };
}

export const qwen2Moe = family(['qwen2_moe'], QWEN2);
export const qwen3Moe = family(['qwen3_moe'], QWEN3);
export const olmoe = family(['olmoe'], OLMOE);
export const phimoe = family(['phimoe'], PHIMOE);
