import { checkpoint } from '../autograd/checkpoint.ts';
import type { Storage } from '../tape/storage.ts';
import type { Tensor } from '../tape/tensor.ts';
import { inContainer } from './container.ts';
import type { Network } from './network.ts';

/**
 * Runs layer after layer on `x`, each under gradient checkpointing where the run asks for it. `extras`: tensors that all layers read
 * (rotary tables, masks); a null stays null. `keepsShown`: the loop has a name for what a layer returns, its probabilities among it, until the
 * next has run. Takes over the caller's hold on `x`.
 */
export function runStack<Layer extends object>(
  net: Network,
  layers: readonly Layer[],
  x: Tensor,
  extras: readonly (Tensor | null)[],
  body: (layer: Layer, x: Tensor, extras: readonly (Tensor | null)[]) => Tensor,
  keepsShown = false,
): Tensor {
  const { tape, graph, options } = net;
  let shown: Storage[] = [];
  let shownBefore: Storage[] = [];
  const keep = keepsShown ? (storage: Storage) => void shown.push(storage) : null;
  const forgetBefore = (): void => {
    for (const storage of shownBefore) tape.release(storage);
    shownBefore = shown;
    shown = [];
  };
  const given = extras.filter((extra) => extra !== null);
  const layerCall = (layer: Layer, input: Tensor, restored: readonly (Tensor | null)[]): Tensor =>
    graph.layer(() => inContainer(net, layer, 'layer', [input], ([y = input]) => body(layer, y, restored)), keep);
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
    forgetBefore();
  }
  forgetBefore();
  return current;
}
