/** ViT, CLIP, and the towers that vision-language models see with. */
import { Fields } from '../../families/fields.ts';
import type { Config } from '../config.ts';
import { labelCount } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';
import { encoderLayers } from './encoders.ts';

export interface Patches {
  readonly count: number;
  /** Pixels of one patch and channel. */
  readonly pixels: number;
}

function pair(fields: Fields, name: string, fallback: number): readonly [number, number] {
  const list = fields.list(name);
  if (list === null) {
    const side = fields.size(name, fallback);
    return [side, side];
  }
  const both = Fields.of({ first: list[0], second: list[1] });
  return [both.size('first'), both.size('second')];
}

export function patchesOf(fields: Fields): Patches {
  const [height, width] = pair(fields, 'image_size', 224);
  const [rows, columns] = pair(fields, 'patch_size', 16);
  return { count: Math.floor(height / rows) * Math.floor(width / columns), pixels: rows * columns };
}

export const vit: CountFamily = (config, { architecture }) => {
  const fields = Fields.of(config);
  const hidden = fields.size('hidden_size');
  const layers = fields.size('num_hidden_layers');
  const inner = fields.size('intermediate_size');
  const { count, pixels } = patchesOf(fields);
  const modules = new ModuleList();
  modules.add('embeddings', hidden + (count + 1) * hidden);
  modules.add('patch_projection', fields.size('num_channels', 3) * pixels * hidden + hidden);
  modules.linear('query', hidden, hidden, fields.flag('qkv_bias', true), 3 * layers);
  modules.linear('attention.output', hidden, hidden, true, layers);
  modules.linear('intermediate', hidden, inner, true, layers);
  modules.linear('output', inner, hidden, true, layers);
  modules.layerNorm('layernorm', hidden, 2 * layers + 1);
  const name = architecture ?? 'ViTModel';
  if (name === 'ViTModel') modules.linear('pooler', hidden, hidden, true);
  else if (name.endsWith('ForImageClassification')) modules.linear('classifier', hidden, labelCount(fields), true);
  return modules;
};

/** Class token, patches without bias, positions, encoder, a norm before and one behind. */
export function clipTower(modules: ModuleList, config: Config): number {
  const fields = Fields.of(config, 'vision_config.');
  const hidden = fields.size('hidden_size');
  const { count, pixels } = patchesOf(fields);
  modules.add('class_embedding', hidden);
  modules.add('patch_embedding', fields.size('num_channels', 3) * pixels * hidden);
  modules.add('position_embedding', (count + 1) * hidden);
  encoderLayers(modules, hidden, fields.size('intermediate_size'), fields.size('num_hidden_layers'));
  modules.layerNorm('pre_layrnorm', hidden, 2);
  return hidden;
}

/** Patches with bias, positions, encoder, one norm; an attention-pooling head where the config wants one. */
export function siglipTower(modules: ModuleList, config: Config, headByDefault = false): number {
  const fields = Fields.of(config, 'vision_config.');
  const hidden = fields.size('hidden_size');
  const inner = fields.size('intermediate_size');
  const { count, pixels } = patchesOf(fields);
  modules.add('patch_embedding', fields.size('num_channels', 3) * pixels * hidden + hidden);
  modules.add('position_embedding', count * hidden);
  encoderLayers(modules, hidden, inner, fields.size('num_hidden_layers'));
  modules.layerNorm('post_layernorm', hidden);
  if (fields.flag('vision_use_head', headByDefault)) {
    modules.add('head.probe', hidden);
    modules.add('head.in_proj', 3 * hidden * hidden + 3 * hidden);
    modules.linear('head.out_proj', hidden, hidden, true);
    modules.layerNorm('head.layernorm', hidden);
    modules.linear('head.fc1', hidden, inner, true);
    modules.linear('head.fc2', inner, hidden, true);
  }
  return hidden;
}

export const clip: CountFamily = (config) => {
  const fields = Fields.of(config);
  const text = fields.object('text_config');
  const hidden = text.size('hidden_size');
  const joint = fields.size('projection_dim', 512);
  const modules = new ModuleList();
  const vision = clipTower(modules, nested(config, 'vision_config'));
  modules.add('token_embedding', text.size('vocab_size', 49408) * hidden);
  modules.add('text.position_embedding', text.size('max_position_embeddings', 77) * hidden);
  encoderLayers(modules, hidden, text.size('intermediate_size'), text.size('num_hidden_layers'));
  modules.layerNorm('final_layer_norm', hidden);
  modules.linear('visual_projection', vision, joint);
  modules.linear('text_projection', hidden, joint);
  modules.add('logit_scale', 1);
  return modules;
};

/** A nested config; an empty one where it is absent, which its first field then says. */
export function nested(config: Config, name: string): Config {
  const value = Object.hasOwn(config, name) ? config[name] : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : {};
}
