/** Vision-language models: a tower, a projector, and a text model counted by its own family. Where the tie of the head is read differs. */
import { Fields } from '../../families/fields.ts';
import type { Config } from '../config.ts';
import type { CountFamily } from '../family.ts';
import { gemma3Text, qwen2 } from './llama.ts';
import { clipTower, nested, patchesOf, siglipTower } from './vision.ts';

const tied = (config: Config, fallback: boolean): boolean => Fields.of(config).flag('tie_word_embeddings', fallback);
const withTie = (text: Config, tie: boolean): Config => ({ ...text, tie_word_embeddings: tie });
const textHidden = (text: Config): number => Fields.of(text, 'text_config.').size(['hidden_size', 'd_model', 'n_embd']);

/** LLaVA ties when either level says so, LLaVA-NeXT reads the top level alone. */
function llavaLike(next: boolean): CountFamily {
  return (config, context) => {
    const fields = Fields.of(config);
    const given = nested(config, 'text_config');
    const text = withTie(given, tied(config, false) || (!next && tied(given, false)));
    const hidden = textHidden(text);
    const modules = context.nested(text);
    const vision = clipTower(modules, nested(config, 'vision_config'));
    const layers = fields.list('vision_feature_layer')?.length ?? 1;
    const bias = fields.flag('multimodal_projector_bias', true);
    modules.linear('projector.linear_1', vision * layers, hidden, bias);
    modules.linear('projector.linear_2', hidden, hidden, bias);
    if (next) modules.add('image_newline', hidden);
    return modules;
  };
}
export const llava = llavaLike(false);
export const llavaNext = llavaLike(true);

export const gemma3: CountFamily = (config, context) => {
  const text = withTie(nested(config, 'text_config'), tied(config, true));
  const modules = gemma3Text(text, { ...context, architecture: null });
  const vision = siglipTower(modules, nested(config, 'vision_config'), true);
  modules.add('mm_input_projection_weight', vision * textHidden(text));
  modules.rmsNorm('mm_soft_emb_norm', vision);
  return modules;
};

/** Qwen2-VL and Qwen2.5-VL: text fields at the top level or nested; 3D patches; a merger of 2 × 2 patches. */
export const qwenVl: CountFamily = (config, context) => {
  const given = nested(config, 'text_config');
  const text = withTie({ ...config, ...given }, tied(config, false) || tied(given, false));
  const modules = qwen2(text, { ...context, architecture: null });
  const vision = Fields.of(nested(config, 'vision_config'), 'vision_config.');
  const depth = vision.size('depth');
  const merged = vision.size('spatial_merge_size', 2) ** 2;
  const older = config.model_type === 'qwen2_vl';
  const width = vision.size(older ? 'embed_dim' : 'hidden_size');
  modules.linear('visual.qkv', width, 3 * width, true, depth);
  modules.linear('visual.proj', width, width, true, depth);
  if (older) {
    const inner = Math.floor(width * vision.number('mlp_ratio', 4));
    modules.linear('visual.fc1', width, inner, true, depth);
    modules.linear('visual.fc2', inner, width, true, depth);
    modules.layerNorm('visual.norm', width, 2 * depth + 1);
  } else {
    const inner = vision.size('intermediate_size');
    modules.linear('visual.gate_proj', width, inner, true, 2 * depth);
    modules.linear('visual.down_proj', inner, width, true, depth);
    modules.rmsNorm('visual.norm', width, 2 * depth + 1);
  }
  const patch = vision.size('patch_size', 14);
  modules.add(
    'visual.patch_embed',
    vision.size(['in_channels', 'in_chans'], 3) * vision.size('temporal_patch_size', 2) * patch * patch * width,
  );
  modules.linear('merger.0', width * merged, width * merged, true);
  modules.linear('merger.2', width * merged, vision.size(older ? 'hidden_size' : 'out_hidden_size'), true);
  return modules;
};

export const internvl: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const given = nested(config, 'text_config');
  const text = withTie(given, fields.has('tie_word_embeddings') ? tied(config, true) : tied(given, true));
  const modules = context.nested(text);
  const vision = Fields.of(nested(config, 'vision_config'), 'vision_config.');
  const hidden = vision.size('hidden_size');
  const layers = vision.size('num_hidden_layers');
  const inner = vision.size('intermediate_size');
  const { count, pixels } = patchesOf(vision);
  const positions = vision.flag('use_absolute_position_embeddings', true) ? (count + 1) * hidden : 0;
  modules.add('vision.embeddings', hidden + positions + (vision.flag('use_mask_token', false) ? hidden : 0));
  modules.add('vision.patch', vision.size('num_channels', 3) * pixels * hidden + hidden);
  modules.linear('vision.q_proj', hidden, hidden, vision.flag('attention_bias', false), 3 * layers);
  modules.linear('vision.projection', hidden, hidden, true, layers);
  if (vision.flag('use_qk_norm', false)) modules.rmsNorm('vision.q_norm', hidden, 2 * layers);
  modules.linear('vision.fc1', hidden, inner, true, layers);
  modules.linear('vision.fc2', inner, hidden, true, layers);
  modules.add('vision.lambda', 2 * hidden, layers);
  const norms = vision.text('norm_type', 'layer_norm') === 'layer_norm' ? 2 : 1;
  modules.add('vision.norm', norms * hidden, 2 * layers);
  if (!vision.flag('use_mean_pooling', true)) modules.layerNorm('vision.layernorm', hidden);
  countPixelShuffle(modules, hidden * shuffled(fields), textHidden(text));
  return modules;
};

/** Patches that the pixel shuffle puts side by side. */
export function shuffled(fields: Fields): number {
  return Math.floor(1 / fields.number('downsample_ratio', 0.5)) ** 2;
}

export function countPixelShuffle(
  modules: {
    layerNorm(name: string, size: number): void;
    linear(name: string, inputs: number, outputs: number, bias: boolean): void;
  },
  width: number,
  hidden: number,
): void {
  modules.layerNorm('projector.norm', width);
  modules.linear('projector.linear_1', width, hidden, true);
  modules.linear('projector.linear_2', hidden, hidden, true);
}

/** Idefics3 and SmolVLM: a SigLIP tower without a head, one matrix behind a pixel shuffle. */
export const idefics3: CountFamily = (config, context) => {
  const fields = Fields.of(config);
  const given = nested(config, 'text_config');
  const text = withTie(given, fields.has('tie_word_embeddings') ? tied(config, false) : tied(given, false));
  const modules = context.nested(text);
  const vision = siglipTower(modules, nested(config, 'vision_config'));
  modules.linear('connector.proj', vision * fields.size('scale_factor', 2) ** 2, textHidden(text));
  return modules;
};
