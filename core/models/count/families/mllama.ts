/** Llama 3.2 Vision: eight more embedding rows, cross attention in place of self-attention in some layers; two stacks of vision layers. */
import { Fields } from '../../families/fields.ts';
import { decoderShape, gatedMlp } from '../decoder.ts';
import type { CountFamily } from '../family.ts';
import { ModuleList } from '../module-list.ts';
import { nested, patchesOf } from './vision.ts';

const EXTRA_ROWS = 8;
/** Pairs of tiles that the default of the class allows. */
const DEFAULT_ASPECT_RATIOS = 8;
/** `cross_attention_layers` of the class where the config does not name them. */
const DEFAULT_CROSS_LAYERS: readonly unknown[] = [3, 8, 13, 18, 23, 28, 33, 38];

export const mllama: CountFamily = (config) => {
  const text = Fields.of(nested(config, 'text_config'), 'text_config.');
  const { hidden, layers, heads, keyHeads, headSize, vocab } = decoderShape(text);
  const named = new Set(text.list('cross_attention_layers') ?? DEFAULT_CROSS_LAYERS);
  const cross = [...named].filter((layer) => typeof layer === 'number' && layer >= 0 && layer < layers).length;
  const modules = new ModuleList();
  modules.add('embed_tokens', (vocab + EXTRA_ROWS) * hidden);
  modules.linear('q_proj', hidden, heads * headSize, false, layers);
  modules.linear('k_proj', hidden, keyHeads * headSize, false, 2 * layers);
  modules.linear('o_proj', heads * headSize, hidden, false, layers);
  gatedMlp(modules, hidden, text.size('intermediate_size'), layers);
  modules.rmsNorm('layernorm', hidden, 2 * layers + 1);
  modules.rmsNorm('cross_attn.q_norm', headSize, 2 * cross);
  modules.add('cross_attn_gates', 2, cross);
  modules.linear('lm_head', hidden, vocab);
  countVision(modules, Fields.of(nested(config, 'vision_config'), 'vision_config.'), hidden);
  return modules;
};

function countVision(modules: ModuleList, vision: Fields, textHidden: number): void {
  const hidden = vision.size('hidden_size');
  const inner = vision.size('intermediate_size');
  const global = vision.size('num_global_layers');
  const layers = vision.size('num_hidden_layers') + global;
  const { count, pixels } = patchesOf(vision);
  const positions = count + 1;
  const tiles = vision.size('max_num_tiles');
  const ratios = (vision.list('supported_aspect_ratios')?.length ?? DEFAULT_ASPECT_RATIOS) + 1;
  modules.add('vision.class_embedding', hidden);
  modules.add('vision.patch_embedding', vision.size('num_channels', 3) * pixels * hidden);
  modules.add('vision.position', positions * hidden + 1);
  modules.add('vision.position.tile_embedding', ratios * tiles * positions * hidden);
  modules.add('vision.tile_embedding', ratios * tiles * hidden, 2);
  modules.add('vision.tile_gate', 1, 2);
  modules.linear('vision.q_proj', hidden, hidden, false, 4 * layers);
  modules.linear('vision.fc1', hidden, inner, true, layers);
  modules.linear('vision.fc2', inner, hidden, true, layers);
  modules.layerNorm('vision.layernorm', hidden, 2 * layers + 2);
  modules.add('vision.gates', 2, global);
  modules.linear('multi_modal_projector', vision.size('vision_output_dim'), textHidden, true);
}
