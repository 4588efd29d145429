/** Writing into a part of a tensor in place. */
import type { Tensor } from '../../tape/tensor.ts';
import type { Graph } from '../graph.ts';

/**
 * y = empty(elements); y[part] = a; y[rest] = b; …: each assignment is a node whose backward copies the whole gradient, clones its part and
 * makes zeros of the part (autograd's CopySlices). A source that is broadcast gets the gradient of what it was spread to, `spread` elements.
 */
export function writeParts(
  graph: Graph,
  elements: number,
  parts: readonly { readonly source: Tensor; readonly spread: number }[],
): Tensor {
  const { tape } = graph;
  return tape.frame(() => {
    let whole = tape.local(elements, parts[0]?.source.width ?? 4);
    for (const { source, spread } of parts) {
      const { elements: own } = source;
      const next = tape.share(whole);
      graph.record([whole, source], next, null, (g) => {
        const copy = tape.loose(g.elements, g.width);
        const part = tape.loose(spread, g.width);
        tape.touch(spread, g.width);
        if (own === spread) return [copy, part];
        const reduced = tape.loose(own, g.width);
        tape.release(part.storage);
        return [copy, reduced];
      });
      tape.drop(whole);
      whole = next;
    }
    return whole;
  });
}
