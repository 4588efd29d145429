/** Activation functions by their Hugging Face names (transformers/activations.py). */

import type { Graph } from '../autograd/graph.ts';
import { add, alias, keepsInput, keepsResult, multiply, scale, shift, square } from '../autograd/ops/elementwise.ts';
import type { Tensor } from '../tape/tensor.ts';

/** gelu_new and gelu_fast are written out in Python; the others are single ops that keep their input. */
export function activate(graph: Graph, name: string, x: Tensor): Tensor {
  switch (name) {
    case 'relu':
    case 'tanh':
    case 'sigmoid':
      return keepsResult(graph, x);
    case 'gelu_new':
    case 'gelu_fast':
      return geluWrittenOut(graph, x);
    case 'quick_gelu':
      return quickGelu(graph, x);
    case 'relu2':
      return squaredRelu(graph, x);
    case 'linear':
      return alias(graph, x);
    default:
      return keepsInput(graph, x);
  }
}

/** x * sigmoid(1.702 x) */
function quickGelu(graph: Graph, x: Tensor): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const scaled = scale(graph, x);
    const gate = keepsResult(graph, scaled);
    tape.drop(scaled);
    return multiply(graph, x, gate);
  });
}

function squaredRelu(graph: Graph, x: Tensor): Tensor {
  return graph.tape.frame(() => square(graph, keepsResult(graph, x)));
}

/** 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) */
function geluWrittenOut(graph: Graph, x: Tensor): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const half = scale(graph, x);
    const cube = keepsInput(graph, x);
    const small = scale(graph, cube);
    tape.drop(cube);
    const inner = add(graph, x, small);
    tape.drop(small);
    const scaled = scale(graph, inner);
    tape.drop(inner);
    const curve = keepsResult(graph, scaled);
    tape.drop(scaled);
    const shifted = shift(graph, curve);
    tape.drop(curve);
    return multiply(graph, half, shifted);
  });
}
