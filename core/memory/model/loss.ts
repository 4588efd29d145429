import { crossEntropy } from '../autograd/ops/cross-entropy.ts';
import type { Tensor } from '../tape/tensor.ts';
import { TERM } from '../terms/numbers.ts';
import { applyLinear } from './layers.ts';
import type { Module } from './module.ts';
import type { Network } from './network.ts';

/** Language-model head and loss over every token. `upcast`: on fp32 logits, as transformers' causal loss does. */
export function languageModelLoss(net: Network, head: Module, x: Tensor, upcast = true): Tensor {
  return net.tape.frame(() => {
    const logits = net.tape.under(TERM.logits, () => applyLinear(net, head, x));
    return crossEntropy(net.graph, logits, net.tokens, net.options.batch, upcast);
  });
}
