import { keepsResult, multiply } from '../../../memory/autograd/ops/elementwise.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Parameter } from '../../../memory/model/parameter.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

/** tanh(gate) * x, with a learned number. */
export function gated(net: Network, gate: Parameter, x: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => multiply(graph, keepsResult(graph, gate), x));
}
