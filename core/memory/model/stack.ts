import { checkpoint } from '../autograd/checkpoint.ts';
import type { Tensor } from '../tape/tensor.ts';
import { inContainer } from './container.ts';
import type { Network } from './network.ts';

/**
 * Runs layer after layer on `x`, each under gradient checkpointing where the run asks for it. `extras`: tensors that all layers read
 * (rotary tables, masks); a null stays null. Takes over the caller's hold on `x`.
 */
export function runStack<Layer extends object>(
  net: Network,
  layers: readonly Layer[],
  x: Tensor,
  extras: readonly (Tensor | null)[],
  body: (layer: Layer, x: Tensor, extras: readonly (Tensor | null)[]) => Tensor,
): Tensor {
  const { tape, graph, options } = net;
  const given = extras.filter((extra) => extra !== null);
  const layerCall = (layer: Layer, input: Tensor, restored: readonly (Tensor | null)[]): Tensor =>
    graph.layer(() => inContainer(net, layer, 'layer', [input], ([y = input]) => body(layer, y, restored)));
  let current = x;
  for (const layer of layers) {
    const next = options.checkpointing
      ? checkpoint(graph, [current, ...given], ([input = current, ...rest]) => {
          const queue = [...rest];
          const restored = extras.map((extra) => (extra === null ? null : (queue.shift() ?? null)));
          return tape.frame(() => layerCall(layer, input, restored));
        })
      : tape.frame(() => layerCall(layer, current, extras));
    tape.drop(current);
    current = next;
  }
  return current;
}
