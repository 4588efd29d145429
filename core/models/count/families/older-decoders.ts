/** OPT, BLOOM, Falcon and MPT. */
import { Fields } from '../../families/fields.ts';
import { countHead, decoderShape } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';

/** Two more position rows than positions; projections around the layers where embeddings are narrower (350M). */
export const opt: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const inner = fields.size('ffn_dim', 4 * hidden);
  const width = fields.size('word_embed_proj_dim', hidden);
  const bias = fields.flag('enable_bias', true);
  const modules = new ModuleList();
  modules.add('embed_tokens', vocab * width);
  modules.add('embed_positions', (fields.size('max_position_embeddings', 2048) + 2) * hidden);
  if (width !== hidden) {
    modules.linear('project_in', width, hidden);
    modules.linear('project_out', hidden, width);
  }
  modules.linear('q_proj', hidden, hidden, bias, 4 * layers);
  modules.linear('fc1', hidden, inner, bias, layers);
  modules.linear('fc2', inner, hidden, bias, layers);
  if (fields.flag('layer_norm_elementwise_affine', true)) {
    modules.layerNorm('layer_norm', hidden, 2 * layers);
    const last = fields.flag('do_layer_norm_before', true) && !fields.flag('_remove_final_layer_norm', false);
    if (last) modules.layerNorm('final_layer_norm', hidden);
  }
  countHead(modules, fields, context, { hidden: width, vocab, tied: true });
  return modules;
};

export const bloom: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const modules = new ModuleList();
  modules.add('word_embeddings', vocab * hidden);
  modules.linear('query_key_value', hidden, 3 * hidden, true, layers);
  modules.linear('dense', hidden, hidden, true, layers);
  modules.linear('dense_h_to_4h', hidden, 4 * hidden, true, layers);
  modules.linear('dense_4h_to_h', 4 * hidden, hidden, true, layers);
  // One norm behind the embeddings, one behind the layers.
  modules.layerNorm('layernorm', hidden, 2 * layers + 2);
  countHead(modules, fields, context, { hidden, vocab, tied: true });
  return modules;
};

export const falcon: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, heads, vocab } = decoderShape(fields);
  const headSize = Math.floor(hidden / heads);
  const bias = fields.flag('bias', false);
  const inner = fields.size('ffn_hidden_size', 4 * hidden);
  const modules = new ModuleList();
  modules.add('word_embeddings', vocab * hidden);
  modules.linear('query_key_value', hidden, falconQkv(fields, hidden, heads, headSize), bias, layers);
  modules.linear('dense', hidden, hidden, bias, layers);
  modules.linear('dense_h_to_4h', hidden, inner, bias, layers);
  modules.linear('dense_4h_to_h', inner, hidden, bias, layers);
  modules.layerNorm('layernorm', hidden, falconNorms(fields) * layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: true });
  return modules;
};

function falconQkv(fields: Fields, hidden: number, heads: number, headSize: number): number {
  const keyHeads = fields.size(['num_kv_heads', 'n_head_kv'], heads);
  if (fields.flag('new_decoder_architecture', false)) return (2 * keyHeads + heads) * headSize;
  return fields.flag('multi_query', true) ? hidden + 2 * headSize : 3 * hidden;
}

/** Attention and MLP in parallel share a norm, unless the new architecture gives each its own. */
function falconNorms(fields: Fields): 1 | 2 {
  const parallel = fields.flag('parallel_attn', true);
  if (!fields.flag('new_decoder_architecture', false)) return parallel ? 1 : 2;
  const inParallel = fields.size('num_ln_in_parallel_attn', 2);
  if (inParallel === 2) return 2;
  return inParallel === 1 && !parallel ? 2 : 1;
}

/** No biases at all, LayerNorm with weight only. */
export const mpt: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const modules = new ModuleList();
  modules.add('wte', vocab * hidden);
  modules.linear('Wqkv', hidden, 3 * hidden, false, layers);
  modules.linear('out_proj', hidden, hidden, false, layers);
  modules.linear('up_proj', hidden, 4 * hidden, false, layers);
  modules.linear('down_proj', 4 * hidden, hidden, false, layers);
  modules.rmsNorm('norm', hidden, 2 * layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: true });
  return modules;
};
