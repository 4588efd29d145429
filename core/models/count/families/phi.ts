/** Phi (biases everywhere, one norm for attention and MLP in parallel) and Phi-3 (fused projections). */
import { Fields } from '../../families/fields.ts';
import { countHead, decoderShape } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';

export const phi: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, heads, keyHeads, vocab } = decoderShape(fields);
  const inner = fields.size('intermediate_size');
  const headSize = Math.floor(hidden / heads);
  const modules = new ModuleList();
  modules.add('embed_tokens', vocab * hidden);
  modules.linear('q_proj', hidden, heads * headSize, true, layers);
  modules.linear('k_proj', hidden, keyHeads * headSize, true, 2 * layers);
  modules.linear('dense', heads * headSize, hidden, true, layers);
  if (fields.flag('qk_layernorm', false)) modules.layerNorm('q_layernorm', headSize, 2 * layers);
  modules.linear('fc1', hidden, inner, true, layers);
  modules.linear('fc2', inner, hidden, true, layers);
  modules.layerNorm('layernorm', hidden, layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: false, bias: true });
  return modules;
};

export const phi3: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, heads, keyHeads, headSize, vocab } = decoderShape(fields);
  const inner = fields.size('intermediate_size');
  const modules = new ModuleList();
  modules.add('embed_tokens', vocab * hidden);
  modules.linear('qkv_proj', hidden, (heads + 2 * keyHeads) * headSize, false, layers);
  modules.linear('o_proj', heads * headSize, hidden, false, layers);
  modules.linear('gate_up_proj', hidden, 2 * inner, false, layers);
  modules.linear('down_proj', inner, hidden, false, layers);
  modules.rmsNorm('layernorm', hidden, 2 * layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: false });
  return modules;
};
