/** What Llama 3.2 Vision adds to the patches of an image's tiles: a vector for each tile, learned positions, positions of each tile. */
import { keepsResult, multiply, shift } from '../../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { applyEmbedding, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Parameter } from '../../../memory/model/parameter.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { gated } from './gate.ts';

export interface TileEmbedding {
  readonly gate: Module;
  readonly table: Module;
}

/** `size`: elements for all tiles of an image. */
export function tileEmbedding(net: Network, name: string, ratios: number, size: number): TileEmbedding {
  return net.within(name, () => ({
    gate: net.module('gate_owner', [1]),
    table: net.module('embedding', [ratios, size]),
  }));
}

/** x + tanh(gate) * table[aspect ratio of each image]. */
export function addTiles(net: Network, { gate, table }: TileEmbedding, x: Tensor, images: number): Tensor {
  const { tape } = net;
  return tape.frame(() => {
    const looked = applyEmbedding(net, table, images, tape.local(images, 8, TERM.inputs));
    const scaled = gated(net, gate.weight, looked);
    return residual(net, x, scaled);
  });
}

/** x + (1 - tanh(gate)) * positions + tanh(gate) * table[aspect ratio]. */
export function addPositions(net: Network, own: Module, table: Module, x: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  const [gate = own.weight, positions = own.weight] = own.parameters;
  return tape.frame(() => {
    const share = shift(graph, keepsResult(graph, gate));
    const placed = withPositions(net, multiply(graph, share, positions), x, positions);
    const looked = applyEmbedding(net, table, images, tape.local(images, 8, TERM.inputs));
    const scaled = gated(net, gate, looked);
    return residual(net, placed, scaled);
  });
}

/** The sum over all tiles of the gradient goes to the positions. */
function withPositions(net: Network, shared: Tensor, x: Tensor, positions: Parameter): Tensor {
  const { tape, graph } = net;
  return graph.record([x, shared], tape.local(x.elements, x.width), null, (g) => [
    graph.pass(g),
    gradientOf(graph, positions),
  ]);
}
