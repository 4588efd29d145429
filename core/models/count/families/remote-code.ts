/** Families whose class comes with the checkpoint: by formula, compared with published totals only. */
import { Fields } from '../../families/fields.ts';
import { decoderShape, gatedMlp } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';
import { llama } from './llama.ts';
import { nested, patchesOf } from './vision.ts';
import { countPixelShuffle, shuffled } from './vision-language.ts';

/** Baichuan 2: q, k and v in one matrix, a normalized head; nothing has a bias. */
export const baichuan: CountFamily = (config) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const modules = new ModuleList();
  modules.add('embed_tokens', vocab * hidden);
  modules.linear('W_pack', hidden, 3 * hidden, false, layers);
  modules.linear('o_proj', hidden, hidden, false, layers);
  gatedMlp(modules, hidden, fields.size('intermediate_size'), layers);
  modules.rmsNorm('layernorm', hidden, 2 * layers + 1);
  modules.head(hidden, vocab, fields.flag('tie_word_embeddings', false));
  return modules;
};

export const chatglm: CountFamily = (config) => {
  const fields = Fields.of(config);
  const hidden = fields.size('hidden_size');
  const layers = fields.size(['num_layers', 'num_hidden_layers']);
  const vocab = fields.size(['padded_vocab_size', 'vocab_size']);
  const inner = fields.size('ffn_hidden_size');
  const heads = fields.size('num_attention_heads');
  const headSize = fields.size('kv_channels');
  const keyHeads = fields.flag('multi_query_attention', false) ? fields.size('multi_query_group_num') : heads;
  const bias = fields.flag('add_bias_linear', false);
  const modules = new ModuleList();
  modules.add('word_embeddings', vocab * hidden);
  modules.linear(
    'query_key_value',
    hidden,
    (heads + 2 * keyHeads) * headSize,
    fields.flag('add_qkv_bias', false) || bias,
    layers,
  );
  modules.linear('dense', heads * headSize, hidden, bias, layers);
  modules.linear('dense_h_to_4h', hidden, 2 * inner, bias, layers);
  modules.linear('dense_4h_to_h', inner, hidden, bias, layers);
  modules.rmsNorm('layernorm', hidden, 2 * layers + (fields.flag('post_layer_norm', true) ? 1 : 0));
  modules.linear('output_layer', hidden, vocab);
  return modules;
};

export const internlm2: CountFamily = (config) => {
  const fields = Fields.of(config);
  const { hidden, layers, heads, keyHeads, headSize, vocab } = decoderShape(fields);
  const inner = fields.size('intermediate_size');
  const bias = fields.flag('bias', false);
  const modules = new ModuleList();
  modules.add('tok_embeddings', vocab * hidden);
  modules.linear('wqkv', hidden, (heads + 2 * keyHeads) * headSize, bias, layers);
  modules.linear('wo', heads * headSize, hidden, bias, layers);
  modules.linear('w1', hidden, inner, false, 2 * layers);
  modules.linear('w2', inner, hidden, false, layers);
  modules.rmsNorm('norm', hidden, 2 * layers + 1);
  modules.head(hidden, vocab, fields.flag('tie_word_embeddings', false));
  return modules;
};

/** The first Qwen: `intermediate_size` is gate and up together; only q, k and v have a bias. */
export const qwen: CountFamily = (config) => {
  const fields = Fields.of(config);
  const { hidden, layers, vocab } = decoderShape(fields);
  const inner = Math.floor(fields.size('intermediate_size') / 2);
  const projected = fields.size('kv_channels') * fields.size('num_attention_heads');
  const bias = !fields.flag('no_bias', true);
  const modules = new ModuleList();
  modules.add('wte', vocab * hidden);
  modules.linear('c_attn', hidden, 3 * projected, true, layers);
  modules.linear('attn.c_proj', projected, hidden, bias, layers);
  modules.linear('w1', hidden, inner, bias, 2 * layers);
  modules.linear('mlp.c_proj', inner, hidden, bias, layers);
  modules.rmsNorm('ln', hidden, 2 * layers + 1);
  modules.head(hidden, vocab, fields.flag('tie_word_embeddings', false));
  return modules;
};

/** InternVL 2: InternViT with fused qkv and layer scale, a projector, the language model of `llm_config`. */
export const internvlChat: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const text = nested(config, 'llm_config');
  const modules = context.nested(text);
  const vision = Fields.of(nested(config, 'vision_config'), 'vision_config.');
  const hidden = vision.size('hidden_size');
  const layers = vision.size('num_hidden_layers');
  const inner = vision.size('intermediate_size');
  const { count, pixels } = patchesOf(vision);
  modules.add('vision.embeddings', hidden + (count + 1) * hidden);
  modules.add('vision.patch', vision.size('num_channels', 3) * pixels * hidden + hidden);
  modules.linear('vision.qkv', hidden, 3 * hidden, vision.flag('qkv_bias', false), layers);
  modules.linear('vision.proj', hidden, hidden, true, layers);
  modules.linear('vision.fc1', hidden, inner, true, layers);
  modules.linear('vision.fc2', inner, hidden, true, layers);
  modules.add('vision.ls', 2 * hidden, layers);
  const norms = vision.text('norm_type', 'rms_norm') === 'layer_norm' ? 2 : 1;
  modules.add('vision.norm', norms * hidden, 2 * layers);
  if (vision.flag('qk_normalization', false)) modules.rmsNorm('vision.q_norm', hidden, 2 * layers);
  countPixelShuffle(modules, hidden * shuffled(fields), Fields.of(text, 'llm_config.').size('hidden_size'));
  return modules;
};

interface Tower {
  readonly name: string;
  readonly hidden: number;
  readonly inner: number;
  readonly layers: number;
  /** Tokens before the patches. */
  readonly prefix: number;
  readonly layerScale: boolean;
  readonly pooled: boolean;
}

/** 224 × 224 pixels in patches of 14. */
const OPENVLA_PATCHES = 256;
const OPENVLA_TOWERS: readonly Tower[] = [
  { name: 'dino', hidden: 1024, inner: 4096, layers: 24, prefix: 5, layerScale: true, pooled: false },
  { name: 'siglip', hidden: 1152, inner: 4304, layers: 27, prefix: 0, layerScale: false, pooled: true },
];

/** OpenVLA: DINOv2 and SigLIP towers, three projections, Llama 2. */
export const openvla: CountFamily = (config, context) => {
  const text = nested(config, 'text_config');
  const modules = llama(text, { ...context, architecture: null });
  for (const tower of OPENVLA_TOWERS) countTower(modules, tower);
  const seen = OPENVLA_TOWERS.reduce((sum, tower) => sum + tower.hidden, 0);
  const hidden = Fields.of(text, 'text_config.').size('hidden_size');
  modules.linear('projector.fc1', seen, 4 * seen, true);
  modules.linear('projector.fc2', 4 * seen, hidden, true);
  modules.linear('projector.fc3', hidden, hidden, true);
  return modules;
};

function countTower(modules: ModuleList, { name, hidden, inner, layers, prefix, layerScale, pooled }: Tower): void {
  modules.add(`${name}.tokens`, (prefix + OPENVLA_PATCHES) * hidden);
  modules.add(`${name}.patch`, 3 * 14 * 14 * hidden + hidden);
  modules.linear(`${name}.qkv`, hidden, 3 * hidden, true, layers);
  modules.linear(`${name}.proj`, hidden, hidden, true, layers);
  modules.linear(`${name}.fc1`, hidden, inner, true, layers);
  modules.linear(`${name}.fc2`, inner, hidden, true, layers);
  modules.layerNorm(`${name}.norm`, hidden, 2 * layers + 1);
  if (layerScale) modules.add(`${name}.ls`, hidden, 2 * layers);
  if (!pooled) return;
  modules.add(`${name}.pool.latent`, hidden);
  modules.linear(`${name}.pool.q`, hidden, hidden, true);
  modules.linear(`${name}.pool.kv`, hidden, 2 * hidden, true);
  modules.linear(`${name}.pool.proj`, hidden, hidden, true);
  modules.layerNorm(`${name}.pool.norm`, hidden);
  modules.linear(`${name}.pool.fc1`, hidden, inner, true);
  modules.linear(`${name}.pool.fc2`, inner, hidden, true);
}
