/** Decoders with experts: a router and gated experts in place of the MLP, in every layer or in every n-th. */
import { Fields } from '../../families/fields.ts';
import type { Config } from '../config.ts';
import { countDecoder, gatedMlp } from '../decoder.ts';
import type { CountContext, CountFamily } from '../family.ts';
import type { ModuleList } from '../module-list.ts';

export interface ExpertShape {
  readonly experts: number;
  readonly hidden: number;
  readonly inner: number;
  readonly layers: number;
}

/** One gated MLP per expert: gate and up (2 × inner × hidden), down (hidden × inner); with biases where the family has them. */
export function countExperts(
  modules: ModuleList,
  shape: ExpertShape,
  layout: CountContext['expertModules'],
  bias = false,
): void {
  const { experts, hidden, inner, layers } = shape;
  if (layout === 'single') {
    modules.linear('expert.gate_proj', hidden, inner, bias, 2 * experts * layers);
    modules.linear('expert.down_proj', inner, hidden, bias, experts * layers);
    return;
  }
  modules.add('mlp.experts', experts * (3 * hidden * inner + (bias ? 2 * inner + hidden : 0)), layers);
}

/** Layers that have experts: every `decoder_sparse_step`-th that `mlp_only_layers` does not name. */
function sparseLayers(fields: Fields, layers: number): number {
  const step = fields.count('decoder_sparse_step', 1);
  const dense = new Set(fields.list('mlp_only_layers') ?? []);
  if (step === 0) return 0;
  let sparse = 0;
  for (let layer = 0; layer < layers; layer += 1) if ((layer + 1) % step === 0 && !dense.has(layer)) sparse += 1;
  return sparse;
}

const EXPERT_NAMES = ['num_local_experts', 'num_experts'] as const;

export const mixtral: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const experts = fields.size(EXPERT_NAMES, 8);
  return countDecoder(config, context, {
    mlp: (modules, { hidden, layers }) => {
      modules.add('router', experts * hidden, layers);
      countExperts(
        modules,
        { experts, hidden, inner: fields.size('intermediate_size'), layers },
        context.expertModules,
      );
    },
  });
};

export const phimoe: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const bias = fields.flag('attention_bias', false);
  const experts = fields.size(EXPERT_NAMES, 16);
  return countDecoder(config, context, {
    queryBias: bias,
    outputBias: bias,
    norm: 'layer',
    headBias: fields.flag('lm_head_bias', false),
    mlp: (modules, { hidden, layers }) => {
      modules.add('router', experts * hidden, layers);
      countExperts(
        modules,
        { experts, hidden, inner: fields.size('intermediate_size'), layers },
        context.expertModules,
      );
    },
  });
};

/** Dense layers, then experts, with (Qwen2) or without (Qwen3) a shared expert behind a gate of its own. */
function qwenExperts(
  config: Config,
  context: CountContext,
  shared: boolean,
): (modules: ModuleList, shape: { readonly hidden: number; readonly layers: number }) => void {
  const fields = Fields.of(config);
  return (modules, { hidden, layers }) => {
    const sparse = sparseLayers(fields, layers);
    const experts = fields.size(shared ? ['num_experts', 'num_local_experts'] : EXPERT_NAMES);
    gatedMlp(modules, hidden, sparse === layers ? 0 : fields.size('intermediate_size'), layers - sparse);
    modules.add('router', experts * hidden, sparse);
    countExperts(
      modules,
      { experts, hidden, inner: fields.size('moe_intermediate_size'), layers: sparse },
      context.expertModules,
    );
    if (!shared) return;
    gatedMlp(modules, hidden, fields.size('shared_expert_intermediate_size'), sparse, false, 'shared_expert');
    modules.linear('shared_expert_gate', hidden, 1, false, sparse);
  };
}

export const qwen2Moe: CountFamily = (config, context) =>
  countDecoder(config, context, {
    queryBias: Fields.of(config).flag('qkv_bias', true),
    mlp: qwenExperts(config, context, true),
  });

export const qwen3Moe: CountFamily = (config, context) => {
  const bias = Fields.of(config).flag('attention_bias', false);
  return countDecoder(config, context, {
    queryBias: bias,
    outputBias: bias,
    headNorms: 'head',
    mlp: qwenExperts(config, context, false),
  });
};

export const olmoe: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const bias = fields.flag('attention_bias', false);
  const experts = fields.size(EXPERT_NAMES, 64);
  return countDecoder(config, context, {
    queryBias: bias,
    outputBias: bias,
    headNorms: 'full',
    mlp: (modules, { hidden, layers }) => {
      modules.add('router', experts * hidden, layers);
      countExperts(
        modules,
        { experts, hidden, inner: fields.size('intermediate_size'), layers },
        context.expertModules,
      );
    },
  });
};

/** gpt-oss: biases everywhere, one attention sink per head; its experts are one module in Transformers 4 too. */
export const gptOss: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const bias = fields.flag('attention_bias', true);
  const experts = fields.size(EXPERT_NAMES);
  return countDecoder(config, context, {
    queryBias: bias,
    outputBias: bias,
    headSize: 64,
    mlp: (modules, { hidden, layers, heads }) => {
      modules.add('router', experts * hidden + experts, layers);
      countExperts(modules, { experts, hidden, inner: fields.size('intermediate_size'), layers }, 'fused', true);
      modules.add('self_attn.sinks', heads, layers);
    },
  });
};
