/** Whisper: two convolutions and fixed positions before the encoder; no bias on keys. */
import { Fields } from '../../families/fields.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';

export const whisper: CountFamily = (config, { architecture }) => {
  const fields = Fields.of(config);
  const hidden = fields.size('d_model');
  const vocab = fields.size('vocab_size');
  const encoder = fields.size('encoder_layers');
  const decoder = fields.size('decoder_layers');
  const attentions = encoder + 2 * decoder;
  const modules = new ModuleList();
  modules.add('conv1', fields.size('num_mel_bins', 80) * hidden * 3 + hidden);
  modules.add('conv2', hidden * hidden * 3 + hidden);
  modules.add('encoder.embed_positions', fields.size('max_source_positions', 1500) * hidden);
  modules.add('decoder.embed_tokens', vocab * hidden);
  modules.add('decoder.embed_positions', fields.size('max_target_positions', 448) * hidden);
  modules.linear('q_proj', hidden, hidden, true, 3 * attentions);
  modules.linear('k_proj', hidden, hidden, false, attentions);
  feedForward(modules, 'encoder', hidden, fields.size('encoder_ffn_dim'), encoder);
  feedForward(modules, 'decoder', hidden, fields.size('decoder_ffn_dim'), decoder);
  modules.layerNorm('layer_norm', hidden, 2 * encoder + 3 * decoder + 2);
  if (architecture !== 'WhisperModel') modules.head(hidden, vocab, fields.flag('tie_word_embeddings', true));
  return modules;
};

function feedForward(modules: ModuleList, stack: string, hidden: number, inner: number, layers: number): void {
  modules.linear(`${stack}.fc1`, hidden, inner, true, layers);
  modules.linear(`${stack}.fc2`, inner, hidden, true, layers);
}
