/** The images that a run is taken to see: how many, how large, and who says so. */
import type { Network } from '../../../memory/model/network.ts';

/** Side that is assumed where the tower takes an image of any size and its config names none, pixels: 32 x 32 patches of Qwen2-VL. */
const FREE_SIDE = 448;

/** The side of an image for a tower that takes any, rounded down to whole units of `unit` pixels (one at the least). */
export function freeSide(net: Network, unit: number, ofConfig = FREE_SIDE): number {
  const side = net.options.images?.side ?? ofConfig;
  return Math.max(1, Math.floor(side / unit)) * unit;
}

export interface ImageUse {
  /** Pixels. */
  readonly side: number;
  /** Tokens of the sequence that one image takes. */
  readonly tokens: number;
  /** `free`: the tower takes any size; `config`: its vision_config names the only one. */
  readonly size: 'free' | 'config';
}

/** Sentences for the list of assumptions. */
export function imageAssumptions(net: Network, { side, tokens, size }: ImageUse): string[] {
  const { images = {}, sequence } = net.options;
  const { perSample = 1, side: wanted } = images;
  const many = perSample === 1 ? 'One image' : `${perSample} images`;
  const whoCounts =
    images.perSample === undefined ? 'assumed where `images_per_sample` is not given' : 'as the run says';
  const whoSizes =
    size === 'config'
      ? 'the size of its vision_config'
      : wanted === undefined
        ? 'assumed where `image_size` is not given, for the model takes any size'
        : 'the size that the run says';
  const taken = tokens * perSample;
  return [
    `${many} a sample, ${whoCounts}, of ${side} x ${side} pixels, ${whoSizes}: ${taken} of the ${sequence} tokens.`,
    ...(size === 'config' && wanted !== undefined && wanted !== side
      ? [`\`image_size\` ${wanted} changes nothing: this model brings every image to ${side} pixels.`]
      : []),
    ...(taken > sequence
      ? [`${taken} tokens of images do not fit in a sequence of ${sequence}: one that is longer takes more.`]
      : []),
  ];
}
