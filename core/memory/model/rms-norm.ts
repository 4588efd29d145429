/** RMS normalization, which transformers writes out op by op. */

import type { Graph } from '../autograd/graph.ts';
import { meanOfRows, multiply, rsqrt, shift, square, to } from '../autograd/ops/elementwise.ts';
import type { Tensor } from '../tape/tensor.ts';
import { TERM } from '../terms/numbers.ts';
import type { Module } from './module.ts';
import type { Network } from './network.ts';

/** llama: fp32 inside, cast back, then times the weight. gemma: times (1 + weight) in fp32, then cast. t5: times the input uncast. olmo2: times weight in fp32, then cast. */
export type RmsKind = 'llama' | 'gemma' | 't5' | 'olmo2';

export function applyRmsNorm(net: Network, module: Module, x: Tensor, kind: RmsKind): Tensor {
  const body = { llama: llamaNorm, gemma: gemmaNorm, t5: t5Norm, olmo2: olmo2Norm }[kind];
  return net.tape.under(TERM.normalization, () =>
    net.run(module, [x], ([input = x]) => net.tape.frame(() => body(net.graph, module, input))),
  );
}

/** rsqrt(mean(x^2) + eps); the variance stays a local of the caller, as in the modeling code. */
function inverseRoot(graph: Graph, wide: Tensor, rows: number): Tensor {
  const squares = square(graph, wide);
  const variance = meanOfRows(graph, squares, rows);
  graph.tape.drop(squares);
  const shifted = shift(graph, variance);
  const inverse = rsqrt(graph, shifted);
  graph.tape.drop(shifted);
  return inverse;
}

function llamaNorm(graph: Graph, { weight }: Module, x: Tensor): Tensor {
  const { tape } = graph;
  const wide = to(graph, x, 4);
  const inverse = inverseRoot(graph, wide, x.elements / weight.elements);
  const normal = multiply(graph, wide, inverse);
  tape.drop(wide, inverse);
  return multiply(graph, weight, to(graph, normal, x.width));
}

function gemmaNorm(graph: Graph, { weight }: Module, x: Tensor): Tensor {
  const { tape } = graph;
  const wide = to(graph, x, 4);
  const inverse = inverseRoot(graph, wide, x.elements / weight.elements);
  const normal = multiply(graph, wide, inverse);
  tape.drop(wide, inverse);
  const wideWeight = to(graph, weight, 4);
  const factor = shift(graph, wideWeight);
  tape.drop(wideWeight);
  const weighted = multiply(graph, normal, factor);
  tape.drop(normal, factor);
  return to(graph, weighted, x.width);
}

function t5Norm(graph: Graph, { weight }: Module, x: Tensor): Tensor {
  const { tape } = graph;
  const rows = x.elements / weight.elements;
  const wide = to(graph, x, 4);
  const inverse = inverseRoot(graph, wide, rows);
  tape.drop(wide);
  const normal = multiply(graph, x, inverse);
  tape.drop(inverse);
  return multiply(graph, weight, to(graph, normal, weight.width));
}

function olmo2Norm(graph: Graph, { weight }: Module, x: Tensor): Tensor {
  const { tape } = graph;
  const wide = to(graph, x, 4);
  const inverse = inverseRoot(graph, wide, x.elements / weight.elements);
  const normal = multiply(graph, wide, inverse);
  tape.drop(wide, inverse);
  return to(graph, multiply(graph, weight, normal), x.width);
}
