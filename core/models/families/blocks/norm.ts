/** Norms as the decoder families name them. */
import {
  add,
  meanOfRows,
  multiply,
  rsqrt,
  scale,
  shift,
  square,
  to,
} from '../../../memory/autograd/ops/elementwise.ts';
import { layerNorm } from '../../../memory/autograd/ops/normalize.ts';
import { applyLayerNorm } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { applyRmsNorm } from '../../../memory/model/rms-norm.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

/** `plain`: LayerNorm in fp32 without parameters (olmo). `cohere`: LayerNorm written out, without bias. `plus-one`: LayerNorm with weight + 1 (nemotron). */
export type NormKind = 'llama' | 'gemma' | 'olmo2' | 'layer' | 'layer-without-bias' | 'plain' | 'cohere' | 'plus-one';

export type Norm = (x: Tensor) => Tensor;

/** Makes the module (at this place in the order of creation) and returns its forward. */
export function makeNorm(net: Network, name: string, size: number, kind: NormKind): Norm {
  switch (kind) {
    case 'llama':
    case 'gemma':
    case 'olmo2': {
      const module = net.module(name, [size]);
      return (x) => applyRmsNorm(net, module, x, kind);
    }
    case 'layer':
    case 'layer-without-bias': {
      const module = net.layerNorm(name, size, kind === 'layer');
      return (x) => applyLayerNorm(net, module, x);
    }
    case 'plain':
      return (x) => plainNorm(net, x, size);
    case 'cohere': {
      const module = net.module(name, [size]);
      return (x) => writtenOut(net, module, x);
    }
    case 'plus-one': {
      const module = net.module(name, [size], [size]);
      return (x) => plusOne(net, module, x);
    }
  }
}

function plainNorm(net: Network, x: Tensor, size: number): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.normalization, () =>
    tape.frame(() => {
      const wide = to(graph, x, 4);
      return to(graph, layerNorm(graph, wide, x.elements / size, null, null), x.width);
    }),
  );
}

function writtenOut(net: Network, module: Module, x: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.normalization, () =>
    net.run(module, [x], ([input = x]) =>
      tape.frame(() => {
        const rows = x.elements / module.weight.elements;
        const wide = to(graph, input, 4);
        const mean = meanOfRows(graph, wide, rows);
        const apart = add(graph, wide, mean);
        const squares = square(graph, apart);
        const variance = meanOfRows(graph, squares, rows);
        tape.drop(squares, apart);
        const centred = add(graph, wide, mean);
        const inverse = rsqrt(graph, shift(graph, variance));
        const normal = multiply(graph, centred, inverse);
        tape.drop(wide, centred, inverse);
        const weighted = multiply(graph, to(graph, module.weight, 4), normal);
        tape.drop(normal);
        return to(graph, weighted, x.width);
      }),
    ),
  );
}

function plusOne(net: Network, module: Module, x: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.normalization, () =>
    net.run(module, [x], ([input = x]) =>
      tape.frame(() => {
        scale(graph, module.weight);
        return layerNorm(graph, input, x.elements / module.weight.elements, module.weight, module.bias);
      }),
    ),
  );
}
