/** LLaVA-NeXT's pack_image_features: the whole image, then its tiles as one picture with a learned token at the end of every row. */
import { contiguous } from '../../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { concatenate, slice, splitSizes } from '../../../memory/autograd/ops/shape.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

/** Tiles on each side of an image. */
const GRID = 2;
/** Four tiles, and the whole image in one. */
export const TILES = GRID * GRID + 1;

/** Tokens of one image of `side` x `side` patches a tile. */
export function packedTokens(side: number): number {
  return side ** 2 + GRID * side * (GRID * side + 1);
}

/** `features`: (images x TILES x side x side) rows. */
export function packTiles(net: Network, newline: Module, features: Tensor, side: number): Tensor {
  const { tape, graph } = net;
  const batch = net.images;
  const hidden = newline.weight.elements;
  return tape.frame(() => {
    const each = features.elements / batch;
    const packed = splitSizes(
      graph,
      features,
      Array.from({ length: batch }, () => each),
    ).map((image) =>
      tape.frame(() => {
        const whole = slice(graph, image, each / TILES);
        const picture = contiguous(graph, slice(graph, image, each - each / TILES));
        return concatenate(graph, [whole, withNewlines(net, newline, picture, GRID * side * hidden)]);
      }),
    );
    return concatenate(graph, packed);
  });
}

function withNewlines(net: Network, newline: Module, picture: Tensor, added: number): Tensor {
  const { tape, graph } = net;
  return net.run(newline, [picture], ([rows = picture]) =>
    graph.record([rows, newline.weight], tape.local(rows.elements + added, rows.width), null, (g) => [
      graph.pass(g),
      gradientOf(graph, newline.weight),
    ]),
  );
}
