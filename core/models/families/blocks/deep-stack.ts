/** Qwen3-VL's learned positions, drawn from a grid to the size of the image, and its features that are added to hidden states at the image's tokens. */
import { add, contiguous } from '../../../memory/autograd/ops/elementwise.ts';
import { applyEmbedding, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

/** Places of the grid that one patch is drawn from (bilinear). */
const TAPS = 4;

/** x + sum of four positions, each times its weight in fp32. */
export function interpolatedPositions(net: Network, grid: Module, x: Tensor, patches: number): Tensor {
  const { tape, graph } = net;
  const { width } = net;
  return tape.frame(() => {
    const places = tape.local(patches * TAPS, 8, TERM.inputs);
    const weights = tape.local(patches * TAPS, 4, TERM.inputs);
    const taps = applyEmbedding(net, grid, patches * TAPS, places);
    const size = taps.elements;
    const weighted = tape.local(size, 4);
    graph.record([taps], weighted, [weights], () => {
      const product = tape.loose(size, 4);
      const gradient = tape.loose(size, width);
      tape.release(product.storage);
      return [gradient];
    });
    tape.drop(taps);
    const sum = tape.local(x.elements, 4);
    graph.record([weighted], sum, null, (g) => [graph.pass(g)]);
    tape.drop(weighted);
    const narrow = tape.local(x.elements, width);
    graph.record([sum], narrow, null, (g) => [tape.loose(g.elements, 4)]);
    tape.drop(sum);
    return residual(net, x, narrow);
  });
}

/** hidden_states[image tokens] += features, on a copy. Takes over the caller's hold on x. */
export function addAtImages(net: Network, x: Tensor, features: Tensor): Tensor {
  const { tape, graph } = net;
  const [all, some] = [x.elements, features.elements];
  return tape.under(TERM.hiddenStates, () =>
    tape.frame(() => {
      const copy = contiguous(graph, x);
      tape.drop(x);
      const part = tape.local(some, net.width);
      graph.record([copy], part, null, (g) => [tape.loose(all, g.width)]);
      const sum = add(graph, part, features);
      tape.drop(part);
      const placed = tape.share(copy);
      return graph.record([copy, sum], placed, null, (g) => [tape.loose(all, g.width), tape.loose(some, g.width)]);
    }),
  );
}
