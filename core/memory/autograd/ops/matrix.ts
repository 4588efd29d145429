/** Matrix products. */
import type { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Graph } from '../graph.ts';
import { sumRows } from '../reduction.ts';
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
  graph.workspaces.use(bias !== null && !options.alwaysSavesInput);
  const saved = weight.needsGrad || options.alwaysSavesInput ? [x] : [null];
  return graph.record([x, weight, bias], y, saved, (g) => {
    // mm's derivatives come in the order mat2, self; addmm's and ZeRO-3's in the order input, weight, bias.
    const weightFirst = bias === null && !options.alwaysSavesInput;
    const first = weightFirst ? gradientOf(graph, weight) : null;
    if (first !== null) graph.workspaces.use(false);
    const gx = needsGrad ? tape.loose(elements, g.width) : null;
    graph.workspaces.use(false);
    const gw = weightFirst ? first : gradientOf(graph, weight);
    const gb = bias === null ? null : gradientOf(graph, bias);
    if (gb !== null) sumRows(graph, g.elements / gb.elements, gb.elements);
    return [gx, gw, gb];
  });
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
    graph.workspaces.use(false);
    const saved: (Tensor | null)[] = [];
    if (right.needsGrad) saved.push(left);
    if (left.needsGrad) saved.push(right);
    if (saved.length === 0) saved.push(null);
    const [la, lb, na, nb] = [a.elements, b.elements, a.needsGrad, b.needsGrad];
    return graph.record([left, right], y, saved, (g) => {
      const gb = nb ? tape.loose(lb, g.width) : null;
      graph.workspaces.use(false);
      return [na ? tape.loose(la, g.width) : null, gb];
    });
  });
}
