/** T5, T5 v1.1, Flan-T5 and mT5, as they are after loading a checkpoint: `tie_word_embeddings: false` keeps a head of its own. */
import { Fields } from '../../families/fields.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';

export const t5: CountFamily = (config, { architecture }) => {
  const fields = Fields.of(config);
  const hidden = fields.size('d_model');
  const inner = fields.size('num_heads') * fields.size('d_kv');
  const feed = fields.size('d_ff');
  const vocab = fields.size('vocab_size');
  const encoder = fields.size('num_layers');
  const encoderOnly = architecture?.endsWith('EncoderModel');
  const decoder = encoderOnly ? 0 : fields.size('num_decoder_layers', encoder);
  const gated = fields.text('feed_forward_proj', 'relu').startsWith('gated');
  const modules = new ModuleList();
  modules.add('shared', vocab * hidden);
  // Self-attention of both stacks and cross attention of the decoder.
  modules.linear('q', hidden, inner, false, 3 * (encoder + 2 * decoder));
  modules.linear('o', inner, hidden, false, encoder + 2 * decoder);
  modules.add(
    'relative_attention_bias',
    fields.size('relative_attention_num_buckets', 32) * fields.size('num_heads'),
    encoderOnly ? 1 : 2,
  );
  modules.linear('wi', hidden, feed, false, (gated ? 2 : 1) * (encoder + decoder));
  modules.linear('wo', feed, hidden, false, encoder + decoder);
  modules.rmsNorm('layer_norm', hidden, 2 * encoder + 3 * decoder + (encoderOnly ? 1 : 2));
  const headless = architecture !== null && /(T5Model|EncoderModel)$/.test(architecture);
  if (!headless) modules.head(hidden, vocab, fields.flag('tie_word_embeddings', true));
  return modules;
};
