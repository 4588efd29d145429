/** down(activation(up(x))) */
import { activate } from '../../../memory/model/activation.ts';
import { inContainer } from '../../../memory/model/container.ts';
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
    inContainer(net, mlp, 'mlp', [x], ([input = x]) =>
      tape.frame(() => {
        const raw = applyLinear(net, mlp.up, input);
        const active = inContainer(net, mlp, 'act', [raw], ([y = raw]) => activate(graph, activation, y));
        tape.drop(raw);
        return applyLinear(net, mlp.down, active);
      }),
    ),
  );
}
