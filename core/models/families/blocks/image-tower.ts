/** The vision tower of a model of the LLaVA kind, by the model_type of its vision_config: CLIP, SigLIP or Pixtral. */
import { forget } from '../../../memory/autograd/forget.ts';
import { slice } from '../../../memory/autograd/ops/shape.ts';
import { applyLayerNorm } from '../../../memory/model/layers.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import type { Fields } from '../fields.ts';
import { pixtralForward, pixtralTower } from './pixtral-tower.ts';
import { unusedHead } from './pooling-head.ts';
import { type VisionTower, visionForward, visionSizes, visionTokens, visionTower } from './vision-tower.ts';

const CLIP = { hidden: 768, inner: 3072, layers: 12, heads: 12, patch: 32 };
const SIGLIP = { ...CLIP, patch: 16 };

export interface ImageTower {
  readonly hidden: number;
  readonly channels: number;
  readonly image: number;
  /** Patches on a side. */
  readonly side: number;
  /** Rows of one image: patches, and a class token. */
  readonly tokens: number;
  /** It takes images of any size. */
  readonly free: boolean;
  readonly forward: (pixels: Tensor, images: number, feature: number) => Tensor;
}

export function imageTower(net: Network, config: Fields): ImageTower {
  const type = config.text('model_type', 'clip_vision_model');
  if (type === 'pixtral') {
    const tower = net.within('model.vision_tower', () => pixtralTower(net, config));
    return {
      ...tower,
      tokens: tower.side ** 2,
      free: true,
      forward: (pixels, images, feature) => pixtralForward(net, tower, pixels, images, feature),
    };
  }
  const sizes = visionSizes(config, type.startsWith('siglip') ? SIGLIP : CLIP);
  const tower = net.within('model.vision_tower.vision_model', () => {
    const made = visionTower(net, sizes);
    if (sizes.siglip) unusedHead(net, config, sizes.hidden, sizes.inner);
    return made;
  });
  return {
    ...sizes,
    side: Math.floor(sizes.image / sizes.patch),
    tokens: visionTokens(sizes),
    free: false,
    forward: (pixels, images, feature) => {
      const states = visionForward(net, tower, pixels, images, feature);
      unusedNorm(net, tower, states, images);
      return states;
    },
  };
}

/** The final norm runs on what it would pool; the hidden states of a layer are taken instead. */
function unusedNorm(net: Network, tower: VisionTower, states: Tensor, images: number): void {
  const { tape, graph } = net;
  const since = graph.nodes.length;
  const mark = tape.depth;
  const pooled = tower.sizes.siglip ? states : slice(graph, states, images * tower.sizes.hidden);
  applyLayerNorm(net, tower.postNorm, pooled);
  tape.unwind(mark, null);
  forget(graph, since);
}
