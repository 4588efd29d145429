/** Pointwise ops. `out` sizes follow broadcasting: the larger operand. */

import { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';
import type { Graph } from '../graph.ts';
import { sumRows } from '../reduction.ts';

/** The same values under a second name: what an op that has nothing to do returns. */
export function alias(graph: Graph, x: Tensor): Tensor {
  const y = graph.tape.share(x);
  y.needsGrad = x.needsGrad;
  y.node = x.node;
  y.output = x.output;
  return y;
}

/** A view, or a custom function that hands its input on; `before` runs when its backward is reached. */
export function identity(graph: Graph, x: Tensor, before?: () => void): Tensor {
  return graph.record([x], graph.tape.share(x), null, (g) => {
    before?.();
    return [graph.pass(g)];
  });
}

/** Cast to `width` bytes an element. */
export function to(graph: Graph, x: Tensor, width: number): Tensor {
  if (x.width === width) return alias(graph, x);
  const { width: before } = x;
  return graph.record([x], graph.tape.local(x.elements, width), null, (g) => [graph.tape.loose(g.elements, before)]);
}

/** A copy in another layout. */
export function contiguous(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], graph.tape.local(x.elements, x.width), null, (g) => [graph.pass(g)]);
}

function like(graph: Graph, g: Tensor): Tensor {
  return graph.tape.loose(g.elements, g.width);
}

/** silu, gelu, pow, ...: keeps its input. */
export function keepsInput(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], graph.tape.local(x.elements, x.width), [x], (g) => [like(graph, g)]);
}

/** tanh, sigmoid, relu: keeps its result. */
export function keepsResult(graph: Graph, x: Tensor): Tensor {
  const y = graph.tape.local(x.elements, x.width);
  return graph.record([x], y, [y], (g) => [like(graph, g)]);
}

/** x * number. */
export function scale(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], graph.tape.local(x.elements, x.width), null, (g) => [like(graph, g)]);
}

/** x *= number, x /= number: the same memory. */
export function scaleInPlace(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], graph.tape.share(x), null, (g) => [like(graph, g)]);
}

/** a += b of the same size. */
export function addInPlace(graph: Graph, a: Tensor, b: Tensor): Tensor {
  return graph.record([a, b], graph.tape.share(a), null, (g) => [graph.pass(g), graph.pass(g)]);
}

/** x + number. */
export function shift(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], graph.tape.local(x.elements, x.width), null, (g) => [graph.pass(g)]);
}

/** x ** 2: backward makes pow(1), its product with the exponent, and the result. */
export function square(graph: Graph, x: Tensor): Tensor {
  const { tape } = graph;
  return graph.record([x], tape.local(x.elements, x.width), [x], (g) => {
    // Temporaries of one C++ expression live until it ends.
    const power = like(graph, g);
    const product = like(graph, g);
    const result = like(graph, g);
    tape.release(power.storage);
    tape.release(product.storage);
    return [result];
  });
}

export function rsqrt(graph: Graph, x: Tensor): Tensor {
  const { tape } = graph;
  const y = tape.local(x.elements, x.width);
  return graph.record([x], y, [y], (g) => {
    const cube = like(graph, g);
    const result = like(graph, g);
    tape.release(cube.storage);
    return [result];
  });
}

/** Mean over the last dimension; `rows` results. */
export function meanOfRows(graph: Graph, x: Tensor, rows: number): Tensor {
  const { elements } = x;
  return graph.record([x], graph.tape.local(rows, x.width), null, (g) => [graph.tape.loose(elements, g.width)]);
}

export function add(graph: Graph, a: Tensor, b: Tensor): Tensor {
  const { tape } = graph;
  const y = tape.local(Math.max(a.elements, b.elements), Math.max(a.width, b.width));
  const toA = sizeFor(a);
  const toB = sizeFor(b);
  const part = (g: Tensor, to: Size): Tensor | null => {
    if (!to.needed) return null;
    if (to.elements === g.elements && to.width === g.width) return graph.pass(g);
    const reduced = tape.loose(to.elements, to.width);
    sumRows(graph, g.elements / to.elements, to.elements);
    return reduced;
  };
  return graph.record([a, b], y, null, (g) => [part(g, toA), part(g, toB)]);
}

/** a * b. A parameter is kept without memory of its own. */
export function multiply(graph: Graph, a: Tensor, b: Tensor): Tensor {
  const { tape } = graph;
  const y = tape.local(Math.max(a.elements, b.elements), Math.max(a.width, b.width));
  const saved: (Tensor | null)[] = [];
  if (b.needsGrad && !(a instanceof Parameter)) saved.push(a);
  if (a.needsGrad && !(b instanceof Parameter)) saved.push(b);
  if (saved.length === 0) saved.push(null);
  const toA = sizeFor(a);
  const toB = sizeFor(b);
  return graph.record(
    [a, b],
    y,
    saved,
    (g) => {
      // The derivatives of mul come in the order other, self.
      const gb = toB.needed ? like(graph, g) : null;
      return [toA.needed ? like(graph, g) : null, gb];
    },
    ([ga = null, gb = null]) => [shrink(graph, ga, toA), shrink(graph, gb, toB)],
  );
}

interface Size {
  readonly elements: number;
  readonly width: number;
  readonly needed: boolean;
  /** The gradient is summed over rows; a factor of one value a row is summed along them, which needs no buffer. */
  readonly summed: boolean;
}

function sizeFor(x: Tensor): Size {
  return { elements: x.elements, width: x.width, needed: x.needsGrad, summed: x instanceof Parameter };
}

/** A gradient of the broadcast size is summed, and cast, to the operand's. */
function shrink(graph: Graph, g: Tensor | null, to: Size): Tensor | null {
  if (g === null || (g.elements === to.elements && g.width === to.width)) return g;
  const small = graph.tape.loose(to.elements, to.width);
  if (to.summed) sumRows(graph, g.elements / to.elements, to.elements);
  graph.tape.release(g.storage);
  return small;
}

/** Mask of one byte an element; nothing where p is 0. */
export function dropout(graph: Graph, x: Tensor, p: number): Tensor {
  if (!p) return alias(graph, x);
  const { tape } = graph;
  const y = tape.local(x.elements, x.width);
  const mask = tape.local(x.elements, 1);
  graph.record([x], y, [mask], (g) => [like(graph, g)]);
  tape.drop(mask);
  return y;
}

export function maskedFill(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], graph.tape.local(x.elements, x.width), [null], (g) => [like(graph, g)]);
}

/** where(condition, x, constant) */
export function where(graph: Graph, condition: Tensor, x: Tensor): Tensor {
  return graph.record([x], graph.tape.local(x.elements, x.width), [condition], (g) => [like(graph, g)]);
}
