/** Experts as transformers' grouped_mm_experts_forward runs them (integrations/moe.py): the same sizes whatever the routing. */
import { maskedFill, multiply, to } from '../../../memory/autograd/ops/elementwise.ts';
import { linear } from '../../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../../memory/autograd/ops/normalize.ts';
import { gather, split, sumOver } from '../../../memory/autograd/ops/shape.ts';
import { activate } from '../../../memory/model/activation.ts';
import { inBlock } from '../../../memory/model/container.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Parameter } from '../../../memory/model/parameter.ts';
import { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { divideInPlace } from './deepseek-router.ts';

export interface ExpertSizes {
  readonly hidden: number;
  readonly inner: number;
  readonly experts: number;
  /** Experts of one token. */
  readonly chosen: number;
  /** The chosen weights are divided by their sum. */
  readonly normalized?: boolean;
  /** Then cast to the model's type (Qwen, OLMoE); else they stay fp32 (Mixtral). */
  readonly narrowWeights?: boolean;
}

export interface Experts {
  /** Class of the block in transformers: DeepSpeed knows some by name. */
  readonly className: string;
  readonly gate: Module;
  readonly experts: Module;
}

/** Router and the stacked weights of all experts. */
export function groupedExperts(net: Network, className: string, { hidden, inner, experts }: ExpertSizes): Experts {
  return {
    className,
    gate: net.module('gate', [experts, hidden]),
    experts: net.module('experts', [experts, 2 * inner, hidden], [experts, hidden, inner]),
  };
}

export function applyGroupedExperts(
  net: Network,
  block: Experts,
  sizes: ExpertSizes,
  activation: string,
  x: Tensor,
): Tensor {
  return inBlock(net, block, block.className, [block.gate, block.experts], [x], ([input = x]) =>
    routed(net, block, sizes, activation, input),
  );
}

/** Router and experts, inside whatever block holds them. */
export function routed(
  net: Network,
  { gate, experts }: Experts,
  sizes: ExpertSizes,
  activation: string,
  x: Tensor,
): Tensor {
  const { tape } = net;
  return tape.under(TERM.experts, () =>
    tape.frame(() => {
      const weights = route(net, gate, sizes, x);
      return applyExperts(net, experts, sizes, activation, x, weights);
    }),
  );
}

/** The experts alone, on weights that a router of the family's own has made. */
export function applyExperts(
  net: Network,
  experts: Module,
  sizes: ExpertSizes,
  activation: string,
  x: Tensor,
  weights: Tensor,
): Tensor {
  return net.run(experts, [x, weights], ([input = x, scores = weights]) =>
    net.tape.frame(() => expertsForward(net, experts, sizes, activation, input, scores)),
  );
}

/** Softmax of the router in fp32 and its top k; the chosen indices stay a local of the caller. */
function route(net: Network, gate: Module, sizes: ExpertSizes, x: Tensor): Tensor {
  const { tape, graph } = net;
  const { experts, chosen } = sizes;
  const rows = net.tokens;
  let indices: Tensor | null = null;
  const weights = net.run(gate, [x], ([input = x]) =>
    tape.frame(() => {
      const logits = linear(graph, input, gate.weight, gate.bias, { alwaysSavesInput: net.replacesLinear });
      const wide = to(graph, logits, 4);
      const probabilities = softmax(graph, wide, 4);
      tape.drop(wide);
      const top = tape.local(rows * chosen, 4);
      const index = tape.local(rows * chosen, 8);
      graph.record([probabilities], top, [index], () => [tape.loose(rows * experts, 4)]);
      indices = new Tensor(tape.hold(index.storage), index.elements, index.width);
      const share = sizes.normalized ? divideInPlace(net, top, sumOver(graph, top, rows)) : top;
      return sizes.narrowWeights ? to(graph, share, net.width) : share;
    }),
  );
  if (indices !== null) tape.track(indices);
  return weights;
}

function expertsForward(
  net: Network,
  module: Module,
  sizes: ExpertSizes,
  activation: string,
  x: Tensor,
  weights: Tensor,
): Tensor {
  const { tape, graph } = net;
  const { hidden, inner, chosen } = sizes;
  const pairs = net.tokens * chosen;
  const [up = module.weight, down = module.weight] = module.parameters;
  tape.local(pairs, 8);
  const order = tape.local(pairs, 8);
  const picks = tape.local(pairs, 8);
  const selected = gather(graph, x, pairs * hidden, picks);
  const sorted = gather(graph, weights, pairs, order);
  const both = filled(net, selected, up, pairs * 2 * inner);
  const [first = both, second = both] = split(graph, both, 2);
  tape.drop(both);
  const active = activate(graph, activation, first);
  const product = multiply(graph, active, second);
  tape.drop(active, first, second);
  const out = filled(net, product, down, pairs * hidden);
  tape.drop(product);
  const weighted = multiply(graph, out, sorted);
  const inverse = tape.local(pairs, 8);
  const unsorted = gather(graph, weighted, pairs * hidden, inverse);
  tape.drop(weighted);
  const sum = sumOver(graph, unsorted, net.tokens * hidden);
  return to(graph, sum, x.width);
}

/** A grouped product, rows of no expert set to zero. The weight is saved as a view, so that ZeRO-3 cannot free what it had gathered. */
function filled(net: Network, x: Tensor, weight: Parameter, elements: number): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const view = tape.share(weight);
    const y = tape.local(elements, x.width);
    const { elements: size } = x;
    graph.record([x, weight], y, [x, view], (g) => [
      tape.loose(size, g.width),
      weight.needsGrad ? tape.loose(weight.elements, weight.width, TERM.gradients) : null,
    ]);
    return maskedFill(graph, y);
  });
}
