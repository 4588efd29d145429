/** DebertaLayerNorm: LayerNorm written out in fp32 with a division, then weight and bias in the model's type. */

import type { Graph } from '../../../memory/autograd/graph.ts';
import { add, meanOfRows, multiply, shift, square, to } from '../../../memory/autograd/ops/elementwise.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Norm } from './norm.ts';

export function dividedNorm(net: Network, name: string, size: number): Norm {
  const module = net.module(name, [size], [size]);
  const { tape, graph } = net;
  return (x) =>
    tape.under(TERM.normalization, () =>
      net.run(module, [x], ([input = x]) =>
        tape.frame(() => {
          const wide = to(graph, input, 4);
          const mean = meanOfRows(graph, wide, x.elements / size);
          const variance = tape.frame(() => {
            const squares = square(graph, minusMean(graph, wide, mean));
            return meanOfRows(graph, squares, x.elements / size);
          });
          const normal = tape.frame(() => {
            const centred = minusMean(graph, wide, mean);
            const deviation = root(graph, shift(graph, variance));
            return divide(graph, centred, deviation);
          });
          tape.drop(wide);
          const narrow = to(graph, normal, x.width);
          tape.drop(normal);
          const weighted = multiply(graph, module.weight, narrow);
          return module.bias === null ? weighted : add(graph, weighted, module.bias);
        }),
      ),
    );
}

/** The mean's gradient is negated at full size, then summed. */
function minusMean(graph: Graph, x: Tensor, mean: Tensor): Tensor {
  const { tape } = graph;
  const rows = mean.elements;
  return graph.record([x, mean], tape.local(x.elements, x.width), null, (g) => {
    const negative = tape.loose(g.elements, g.width);
    const sum = tape.loose(rows, g.width);
    tape.release(negative.storage);
    return [graph.pass(g), sum];
  });
}

function root(graph: Graph, x: Tensor): Tensor {
  const { tape } = graph;
  const y = tape.local(x.elements, x.width);
  return graph.record([x], y, [y], (g) => [tape.loose(g.elements, g.width)]);
}

/** x / y, one y a row. */
function divide(graph: Graph, x: Tensor, y: Tensor): Tensor {
  const { tape } = graph;
  const rows = y.elements;
  return graph.record([x, y], tape.local(x.elements, x.width), [x, y], (g) => {
    const gx = tape.loose(g.elements, g.width);
    // -g * ((x / y) / y): temporaries of one C++ expression live until it ends.
    const temporaries = [1, 2, 3].map(() => tape.loose(g.elements, g.width));
    const product = tape.loose(g.elements, g.width);
    for (const { storage } of temporaries) tape.release(storage);
    const gy = tape.loose(rows, g.width);
    tape.release(product.storage);
    return [gx, gy];
  });
}
