/** A vision tower runs whole, and only the result of an earlier layer is used: what the later ones kept for backward goes with their result. */
import { forget } from '../../../memory/autograd/forget.ts';
import { alias } from '../../../memory/autograd/ops/elementwise.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

/** The result of the first `used` layers. */
export function upToFeature<Layer>(
  { tape, graph }: Network,
  layers: readonly Layer[],
  used: number,
  start: Tensor,
  run: (layers: readonly Layer[], x: Tensor) => Tensor,
): Tensor {
  const features = run(layers.slice(0, used), start);
  const rest = layers.slice(used);
  if (rest.length > 0) {
    const since = graph.nodes.length;
    tape.frame(() => run(rest, alias(graph, features)));
    forget(graph, since);
  }
  return features;
}
