/** StableLM 2: LayerNorm, optional biases of q, k, v, optional norms of each head. */
import { Fields } from '../../families/fields.ts';
import { countHead, decoderShape, gatedMlp } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';

export const stablelm: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const { hidden, layers, heads, keyHeads, headSize, vocab } = decoderShape(fields);
  const bias = fields.flag('use_qkv_bias', false);
  const modules = new ModuleList();
  modules.add('embed_tokens', vocab * hidden);
  modules.linear('q_proj', hidden, heads * headSize, bias, layers);
  modules.linear('k_proj', hidden, keyHeads * headSize, bias, 2 * layers);
  modules.linear('o_proj', hidden, hidden, false, layers);
  if (fields.flag('qk_layernorm', false)) modules.add('q_layernorm', headSize, (heads + keyHeads) * layers);
  gatedMlp(modules, hidden, fields.size('intermediate_size'), layers);
  modules.layerNorm('layernorm', hidden, (fields.flag('use_parallel_residual', false) ? 1 : 2) * layers + 1);
  countHead(modules, fields, context, { hidden, vocab, tied: false });
  return modules;
};
