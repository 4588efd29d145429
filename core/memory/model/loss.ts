import { crossEntropy } from '../autograd/ops/cross-entropy.ts';
import { keepsResult, scale } from '../autograd/ops/elementwise.ts';
import type { Tensor } from '../tape/tensor.ts';
import { TERM } from '../terms/numbers.ts';
import { applyLinear } from './layers.ts';
import type { Module } from './module.ts';
import type { Network } from './network.ts';

export interface LogitSteps {
  /** The loss works on fp32 logits, as transformers' causal loss does. Absent: true. */
  readonly upcast?: boolean;
  /** Logits times a constant. */
  readonly scaled?: boolean;
  /** tanh(logits / cap) * cap */
  readonly softCap?: boolean;
}

/** Language-model head and loss over `rows` tokens (all of the batch if absent). */
export function languageModelLoss(
  net: Network,
  head: Module,
  x: Tensor,
  { upcast = true, scaled = false, softCap = false }: LogitSteps = {},
  rows = net.tokens,
): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const logits = tape.under(TERM.logits, () => {
      let current = applyLinear(net, head, x);
      const step = (next: Tensor): void => {
        tape.drop(current);
        current = next;
      };
      if (scaled || softCap) step(scale(graph, current));
      if (softCap) {
        step(keepsResult(graph, current));
        step(scale(graph, current));
      }
      return current;
    });
    return crossEntropy(graph, logits, rows, net.options.batch, upcast);
  });
}
