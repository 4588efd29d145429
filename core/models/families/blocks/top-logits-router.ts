/** A router that takes the best logits of a token first and their softmax after. Logits and indices stay locals of the caller. */
import { to } from '../../../memory/autograd/ops/elementwise.ts';
import { linear } from '../../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../../memory/autograd/ops/normalize.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { Tensor } from '../../../memory/tape/tensor.ts';

/** `upcast`: the choice works on fp32 logits, and the weights are cast back (granitemoe). */
export function routeByTopLogits(
  net: Network,
  router: Module,
  { experts, chosen }: { readonly experts: number; readonly chosen: number },
  x: Tensor,
  upcast: boolean,
): Tensor {
  const { tape, graph } = net;
  const rows = net.tokens;
  const width = upcast ? 4 : net.width;
  const kept: Tensor[] = [];
  const weights = net.run(router, [x], ([input = x]) =>
    tape.frame(() => {
      const raw = linear(graph, input, router.weight, router.bias, { alwaysSavesInput: net.replacesLinear });
      const logits = to(graph, raw, width);
      tape.drop(raw);
      const top = tape.local(rows * chosen, width);
      const index = tape.local(rows * chosen, 8);
      graph.record([logits], top, [index], () => [tape.loose(rows * experts, width)]);
      for (const { storage, elements, width: bytes } of [logits, index])
        kept.push(new Tensor(tape.hold(storage), elements, bytes));
      return to(graph, softmax(graph, top, width), net.width);
    }),
  );
  for (const tensor of kept) tape.track(tensor);
  return weights;
}
