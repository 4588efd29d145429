/**
 * DeepSeek V2 and V3: latent attention, dense layers first, then routed and shared experts.
 * V3's router correction is a buffer and its multi-token-prediction layer is not built, so neither counts.
 */
import { Fields } from '../../families/fields.ts';
import { countHead, gatedMlp } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';
import { countExperts } from './experts.ts';

export const deepseek: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const hidden = fields.size('hidden_size');
  const layers = fields.size('num_hidden_layers');
  const heads = fields.size('num_attention_heads');
  const vocab = fields.size('vocab_size');
  const plain = fields.size('qk_nope_head_dim');
  const rotary = fields.size('qk_rope_head_dim');
  const value = fields.size('v_head_dim');
  const latent = fields.size('kv_lora_rank');
  const bias = fields.flag('attention_bias', false);
  const modules = new ModuleList();
  modules.add('embed_tokens', vocab * hidden);
  if (fields.has('q_lora_rank')) {
    const rank = fields.size('q_lora_rank');
    modules.linear('q_a_proj', hidden, rank, bias, layers);
    modules.rmsNorm('q_a_layernorm', rank, layers);
    modules.linear('q_b_proj', rank, heads * (plain + rotary), false, layers);
  } else {
    modules.linear('q_proj', hidden, heads * (plain + rotary), false, layers);
  }
  modules.linear('kv_a_proj_with_mqa', hidden, latent + rotary, bias, layers);
  modules.rmsNorm('kv_a_layernorm', latent, layers);
  modules.linear('kv_b_proj', latent, heads * (plain + value), false, layers);
  modules.linear('o_proj', heads * value, hidden, bias, layers);
  const dense = Math.min(fields.count('first_k_dense_replace', 0), layers);
  const sparse = layers - dense;
  const experts = fields.size('n_routed_experts');
  const inner = fields.size('moe_intermediate_size');
  // V3 has no such field; its MLPs are without biases.
  const mlpBias = config.model_type === 'deepseek_v2' && fields.flag('mlp_bias', false);
  gatedMlp(modules, hidden, fields.size('intermediate_size'), dense, mlpBias);
  modules.add('router', experts * hidden, sparse);
  countExperts(modules, { experts, hidden, inner, layers: sparse }, context.expertModules);
  gatedMlp(
    modules,
    hidden,
    inner * (fields.has('n_shared_experts') ? fields.count('n_shared_experts', 0) : 0),
    sparse,
    mlpBias,
    'shared_experts',
  );
  modules.rmsNorm('layernorm', hidden, 2 * layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: false });
  return modules;
};
