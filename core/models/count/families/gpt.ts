/** GPT-2, GPT-Neo, GPT-J, GPT-NeoX and GPT-BigCode: LayerNorm, two matrices in the MLP, learned or rotary positions. */
import { Fields } from '../../families/fields.ts';
import { countHead, decoderShape } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';

export const gptNeoX: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const inner = fields.size('intermediate_size');
  const bias = fields.flag('attention_bias', true);
  const modules = new ModuleList();
  modules.add('embed_in', vocab * hidden);
  modules.linear('query_key_value', hidden, 3 * hidden, bias, layers);
  modules.linear('dense', hidden, hidden, bias, layers);
  modules.linear('dense_h_to_4h', hidden, inner, true, layers);
  modules.linear('dense_4h_to_h', inner, hidden, true, layers);
  modules.layerNorm('layernorm', hidden, 2 * layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: false });
  return modules;
};

/** GPT-2 and GPT-BigCode: q, k and v in one matrix; BigCode shares one key and value head unless `multi_query` is off. */
function gpt2Like(keyValue: (fields: Fields, hidden: number, headSize: number) => number): CountFamily {
  return (config, context) => {
    const fields = Fields.of(config);
    const { hidden, layers, headSize, vocab } = decoderShape(fields);
    const inner = fields.size('n_inner', 4 * hidden);
    const modules = new ModuleList();
    modules.add('wte', vocab * hidden);
    modules.add('wpe', fields.size(['n_positions', 'n_ctx'], 1024) * hidden);
    modules.linear('c_attn', hidden, hidden + 2 * keyValue(fields, hidden, headSize), true, layers);
    modules.linear('attn.c_proj', hidden, hidden, true, layers);
    modules.linear('c_fc', hidden, inner, true, layers);
    modules.linear('mlp.c_proj', inner, hidden, true, layers);
    modules.layerNorm('ln', hidden, 2 * layers + 1);
    countHead(modules, fields, context, { hidden, vocab, tied: true });
    return modules;
  };
}
export const gpt2 = gpt2Like((_, hidden) => hidden);
export const gptBigCode = gpt2Like((fields, hidden, headSize) =>
  fields.flag('multi_query', true) ? headSize : hidden,
);

export const gptJ: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const inner = fields.size('n_inner', 4 * hidden);
  const modules = new ModuleList();
  modules.add('wte', vocab * hidden);
  modules.linear('q_proj', hidden, hidden, false, 4 * layers);
  modules.linear('fc_in', hidden, inner, true, layers);
  modules.linear('fc_out', inner, hidden, true, layers);
  modules.layerNorm('ln_1', hidden, layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: false, bias: true });
  return modules;
};

export const gptNeo: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const inner = fields.size('intermediate_size', 4 * hidden);
  const modules = new ModuleList();
  modules.add('wte', vocab * hidden);
  modules.add('wpe', fields.size('max_position_embeddings', 2048) * hidden);
  modules.linear('q_proj', hidden, hidden, false, 3 * layers);
  modules.linear('out_proj', hidden, hidden, true, layers);
  modules.linear('c_fc', hidden, inner, true, layers);
  modules.linear('c_proj', inner, hidden, true, layers);
  modules.layerNorm('ln', hidden, 2 * layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: true });
  return modules;
};
