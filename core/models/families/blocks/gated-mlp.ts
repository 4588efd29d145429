/** down(activation(gate(x)) * up(x)), with gate and up apart or in one matrix. */
import { multiply } from '../../../memory/autograd/ops/elementwise.ts';
import { split } from '../../../memory/autograd/ops/shape.ts';
import { activate } from '../../../memory/model/activation.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLinear } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

export interface GatedMlp {
  readonly gate: Module;
  /** Null: gate holds both halves. */
  readonly up: Module | null;
  readonly down: Module;
}

export interface GatedMlpSizes {
  readonly hidden: number;
  readonly inner: number;
  readonly bias?: boolean;
}

export function gatedMlp(net: Network, { hidden, inner, bias = false }: GatedMlpSizes): GatedMlp {
  return {
    gate: net.linear('gate_proj', hidden, inner, bias),
    up: net.linear('up_proj', hidden, inner, bias),
    down: net.linear('down_proj', inner, hidden, bias),
  };
}

export function fusedGatedMlp(net: Network, { hidden, inner, bias = false }: GatedMlpSizes): GatedMlp {
  return {
    gate: net.linear('gate_up_proj', hidden, 2 * inner, bias),
    up: null,
    down: net.linear('down_proj', inner, hidden, bias),
  };
}

export function applyGatedMlp(net: Network, mlp: GatedMlp, activation: string, x: Tensor): Tensor {
  const { tape } = net;
  return tape.under(TERM.mlp, () =>
    inContainer(net, mlp, 'mlp', [x], ([input = x]) =>
      tape.frame(() => applyLinear(net, mlp.down, gatedProduct(net, mlp, activation, input))),
    ),
  );
}

function gatedProduct(net: Network, mlp: GatedMlp, activation: string, x: Tensor): Tensor {
  const { graph, tape } = net;
  return tape.frame(() => {
    const raw = applyLinear(net, mlp.gate, x);
    if (mlp.up === null) {
      const [gate = raw, up = raw] = split(graph, raw, 2);
      tape.drop(raw);
      const active = inContainer(net, mlp, 'act', [gate], ([y = gate]) => activate(graph, activation, y));
      return multiply(graph, up, active);
    }
    const active = inContainer(net, mlp, 'act', [raw], ([y = raw]) => activate(graph, activation, y));
    tape.drop(raw);
    const up = applyLinear(net, mlp.up, x);
    return multiply(graph, active, up);
  });
}
