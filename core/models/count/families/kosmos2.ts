/** Kosmos-2: a CLIP tower, a resampler with 64 latent queries, a decoder with a norm inside attention and one inside the MLP. */
import { Fields } from '../../families/fields.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';
import { clipTower, nested } from './vision.ts';

export const kosmos2: CountFamily = (config) => {
  const fields = Fields.of(config);
  const text = fields.object('text_config');
  const hidden = text.size('embed_dim');
  const layers = text.size('layers');
  const inner = text.size('ffn_dim');
  const vocab = text.size('vocab_size');
  const attentions = layers * (text.flag('add_cross_attention', false) ? 2 : 1);
  const modules = new ModuleList();
  const vision = clipTower(modules, nested(config, 'vision_config'));
  // Positions are sinusoidal: no parameters.
  modules.add('embed_tokens', vocab * hidden);
  modules.linear('q_proj', hidden, hidden, true, 4 * attentions);
  modules.layerNorm('inner_attn_ln', hidden, text.flag('add_inner_attn_layernorm', true) ? layers : 0);
  modules.layerNorm('attn_layer_norm', hidden, attentions);
  modules.linear('fc1', hidden, inner, true, layers);
  modules.layerNorm('ffn_layernorm', inner, layers);
  modules.linear('fc2', inner, hidden, true, layers);
  modules.layerNorm('final_layer_norm', hidden, layers + 1);
  modules.linear('image_to_text.dense', vision, hidden, true);
  modules.add('image_to_text.latent_query', fields.size('latent_query_num', 64) * hidden);
  modules.linear('image_to_text.x_attn', hidden, hidden, true, 4);
  modules.head(hidden, vocab, fields.flag('tie_word_embeddings', true) || text.flag('tie_word_embeddings', true));
  return modules;
};
