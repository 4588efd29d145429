/** Experts of gpt-oss through grouped_mm_experts_forward: weights (experts, in, out), biases, a clamped gate on every other column. */
import { keepsResult, maskedFill, multiply, scale, shift } from '../../../memory/autograd/ops/elementwise.ts';
import { gather, slice, sumOver } from '../../../memory/autograd/ops/shape.ts';
import { inBlock } from '../../../memory/model/container.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Parameter } from '../../../memory/model/parameter.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { ExpertSizes } from './grouped-experts.ts';
import { routeByTopLogits } from './top-logits-router.ts';

export interface ClampedExperts {
  readonly router: Module;
  readonly experts: Module;
}

export function clampedExperts(net: Network, { hidden, inner, experts }: ExpertSizes): ClampedExperts {
  return {
    router: net.module('router', [experts, hidden], [experts]),
    experts: net.module(
      'experts',
      [experts, hidden, 2 * inner],
      [experts, 2 * inner],
      [experts, inner, hidden],
      [experts, hidden],
    ),
  };
}

export function applyClampedExperts(net: Network, block: ClampedExperts, sizes: ExpertSizes, x: Tensor): Tensor {
  const { tape } = net;
  return tape.under(TERM.experts, () =>
    inBlock(net, block, 'GptOssMLP', [block.router, block.experts], [x], ([input = x]) =>
      tape.frame(() => {
        const weights = routeByTopLogits(net, block.router, sizes, input, false);
        return net.run(block.experts, [input, weights], ([y = input, scores = weights]) =>
          tape.frame(() => expertsForward(net, block.experts, sizes, y, scores)),
        );
      }),
    ),
  );
}

function expertsForward(
  net: Network,
  module: Module,
  { hidden, inner, experts, chosen }: ExpertSizes,
  x: Tensor,
  weights: Tensor,
): Tensor {
  const { tape, graph } = net;
  const pairs = net.tokens * chosen;
  const [up = module.weight, upBias = module.weight, down = module.weight, downBias = module.weight] =
    module.parameters;
  const ids = tape.local(pairs, 8);
  const order = tape.local(pairs, 8);
  const picks = tape.local(pairs, 8);
  const selected = gather(graph, x, pairs * hidden, picks);
  const sorted = gather(graph, weights, pairs, order);
  const outside = tape.local(pairs, 1);
  const offsets = tape.local(experts, 4);
  const upBiases = gather(graph, upBias, pairs * 2 * inner, ids);
  const both = biasedProduct(net, selected, up, upBiases, offsets, pairs * 2 * inner);
  const gated = gate(net, both);
  tape.drop(both);
  const downBiases = gather(graph, downBias, pairs * hidden, ids);
  tape.drop(upBiases);
  const out = biasedProduct(net, gated, down, downBiases, offsets, pairs * hidden);
  tape.drop(gated);
  const weighted = multiply(graph, out, sorted);
  const inverse = tape.local(pairs, 8);
  const unsorted = gather(graph, weighted, pairs * hidden, inverse);
  tape.drop(weighted, outside);
  return sumOver(graph, unsorted, net.tokens * hidden);
}

/** A grouped product, the bias of each row's expert added in place, rows of no expert set to zero. */
function biasedProduct(
  net: Network,
  x: Tensor,
  weight: Parameter,
  bias: Tensor,
  offsets: Tensor,
  elements: number,
): Tensor {
  const { tape, graph } = net;
  const size = x.elements;
  return tape.frame(() => {
    const y = tape.local(elements, x.width);
    graph.record([x, weight], y, [x, offsets], (g) => {
      const gw = weight.needsGrad ? tape.loose(weight.elements, weight.width, TERM.gradients) : null;
      return [tape.loose(size, g.width), gw];
    });
    const sum = graph.record([y, bias], tape.share(y), null, (g) => [graph.pass(g), graph.pass(g)]);
    return maskedFill(graph, sum);
  });
}

/** (up + 1) * gate * sigmoid(alpha gate), gate and up clamped. */
function gate(net: Network, both: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const half = both.elements / 2;
    const rawGate = slice(graph, both, half);
    const rawUp = slice(graph, both, half);
    const gated = clamp(net, rawGate);
    const up = clamp(net, rawUp);
    const scaled = scale(graph, gated);
    const sigmoid = keepsResult(graph, scaled);
    tape.drop(scaled);
    const glu = multiply(graph, gated, sigmoid);
    tape.drop(sigmoid);
    return multiply(graph, shift(graph, up), glu);
  });
}

/** Keeps its input; backward makes byte masks of where it was inside. */
function clamp(net: Network, x: Tensor): Tensor {
  const { tape, graph } = net;
  return graph.record([x], tape.local(x.elements, x.width), [x], (g) => {
    tape.touch(g.elements, 1);
    return [tape.loose(g.elements, g.width)];
  });
}
