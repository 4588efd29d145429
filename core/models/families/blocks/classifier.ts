/** Heads on an encoder's output, with their loss. */
import { crossEntropy } from '../../../memory/autograd/ops/cross-entropy.ts';
import { dropout, keepsResult } from '../../../memory/autograd/ops/elementwise.ts';
import { slice } from '../../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLinear } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';

export function labelCount(config: Fields, fallback = 2): number {
  const labels = config.get('id2label');
  const listed = typeof labels === 'object' && labels !== null ? Object.keys(labels).length : 0;
  return config.size('num_labels', listed > 0 ? listed : fallback);
}

/** Loss over `rows` rows of class logits. */
export function classLoss(net: Network, head: Module, x: Tensor, rows: number): Tensor {
  return net.tape.frame(() => {
    const logits = net.tape.under(TERM.logits, () => applyLinear(net, head, x));
    return crossEntropy(net.graph, logits, rows, 0, false);
  });
}

/** tanh(dense(first token)) */
export function pool(net: Network, dense: Module, x: Tensor, hidden: number): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const first = slice(graph, x, net.options.batch * hidden);
    return keepsResult(graph, applyLinear(net, dense, first));
  });
}

/** The same where dropout is a module of its own (nn.Dropout), which ZeRO-3 hooks. */
export function dropoutModule(net: Network, key: object, name: string, x: Tensor, p: number): Tensor {
  return inContainer(net, key, name, [x], ([y = x]) => droppedOut(net, y, p));
}

export function droppedOut(net: Network, x: Tensor, p: number): Tensor {
  return net.tape.under(TERM.dropout, () => dropout(net.graph, x, p));
}
