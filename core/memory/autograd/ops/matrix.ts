/** Matrix products. */
import { MIB } from '../../allocator/size-class.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { Tape } from '../../tape/tape.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import { contiguous } from './elementwise.ts';

interface LinearOptions {
  /** weight is (in, out) as in GPT-2's Conv1D, instead of (out, in). */
  readonly transposed?: boolean;
  /** ZeRO-3 replaces torch.nn.functional.linear by one that saves the input even where the weight is frozen (zero/linear.py:80-150). */
  readonly alwaysSavesInput?: boolean;
}

export function linear(
  graph: Graph,
  x: Tensor,
  weight: Parameter,
  bias: Parameter | null,
  options: LinearOptions = {},
): Tensor {
  const { tape } = graph;
  const [first = 1, second = 1] = weight.shape;
  const [outs, ins] = options.transposed ? [second, first] : [first, second];
  const y = tape.local((x.elements / ins) * outs, x.width);
  const { elements, needsGrad } = x;
  // ZeRO-3's own linear multiplies first and adds the bias in place.
  if (bias !== null && !options.alwaysSavesInput) useLtWorkspace(tape);
  const saved = weight.needsGrad || options.alwaysSavesInput ? [x] : [null];
  return graph.record([x, weight, bias], y, saved, (g) => [
    needsGrad ? tape.loose(elements, g.width) : null,
    gradientOf(graph, weight),
    bias === null ? null : gradientOf(graph, bias),
  ]);
}

/** Products with a bias go through cuBLASLt, whose workspace is made at the first one. */
const LT_WORKSPACE = MIB;
const withWorkspace = new WeakSet<Tape>();

function useLtWorkspace(tape: Tape): void {
  if (withWorkspace.has(tape)) return;
  withWorkspace.add(tape);
  tape.allocate(LT_WORKSPACE, TERM.cublasWorkspace);
}

/** The gradient that backward makes for a weight; null where it is frozen. */
export function gradientOf(graph: Graph, parameter: Parameter): Tensor | null {
  return parameter.needsGrad ? graph.tape.loose(parameter.elements, parameter.width, TERM.gradients) : null;
}

/** Batched product with `elements` results; an operand that is a strided 4-D view is copied first. */
export function batchedProduct(
  graph: Graph,
  a: Tensor,
  b: Tensor,
  elements: number,
  copies: { readonly a?: boolean; readonly b?: boolean },
): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    const left = copies.a ? contiguous(graph, a) : a;
    const right = copies.b ? contiguous(graph, b) : b;
    const y = tape.local(elements, a.width);
    const saved: (Tensor | null)[] = [];
    if (right.needsGrad) saved.push(left);
    if (left.needsGrad) saved.push(right);
    if (saved.length === 0) saved.push(null);
    const [la, lb, na, nb] = [a.elements, b.elements, a.needsGrad, b.needsGrad];
    return graph.record([left, right], y, saved, (g) => [
      na ? tape.loose(la, g.width) : null,
      nb ? tape.loose(lb, g.width) : null,
    ]);
  });
}
