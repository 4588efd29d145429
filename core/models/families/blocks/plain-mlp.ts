/** down(activation(up(x))) */
import { activate } from '../../../memory/model/activation.ts';
import { applyLinear } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

export interface PlainMlp {
  readonly up: Module;
  readonly down: Module;
}

export function applyPlainMlp(net: Network, mlp: PlainMlp, activation: string, x: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.mlp, () =>
    tape.frame(() => {
      const raw = applyLinear(net, mlp.up, x);
      const active = activate(graph, activation, raw);
      tape.drop(raw);
      return applyLinear(net, mlp.down, active);
    }),
  );
}
