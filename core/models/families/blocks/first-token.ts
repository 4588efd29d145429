import { keepsResult } from '../../../memory/autograd/ops/elementwise.ts';
import { slice as sliceOf } from '../../../memory/autograd/ops/shape.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

/** The first token of every sample, as a view. */
export function slice(net: Network, x: Tensor, hidden: number): Tensor {
  return sliceOf(net.graph, x, net.options.batch * hidden);
}

export function relu(net: Network, x: Tensor): Tensor {
  return keepsResult(net.graph, x);
}
