/** SigLIP's pooling: a learned probe attends to the patches of its image (torch.nn.MultiheadAttention, which works in heads times images). */
import { contiguous, scale } from '../../../memory/autograd/ops/elementwise.ts';
import { batchedProduct, gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../../memory/autograd/ops/normalize.ts';
import { split } from '../../../memory/autograd/ops/shape.ts';
import { applyLayerNorm, applyLinear, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import type { Fields } from '../fields.ts';
import { applyPlainMlp } from './plain-mlp.ts';

export interface PoolingHead {
  readonly probe: Module;
  readonly inward: Module;
  readonly out: Module;
  readonly norm: Module;
  readonly up: Module;
  readonly down: Module;
}

export function poolingHead(net: Network, hidden: number, inner: number): PoolingHead {
  return net.within('head', () => ({
    probe: net.module('probe', [1, 1, hidden]),
    inward: net.module('attention', [3 * hidden, hidden], [3 * hidden]),
    out: net.linear('attention.out_proj', hidden, hidden, true),
    norm: net.layerNorm('layernorm', hidden),
    up: net.linear('mlp.fc1', hidden, inner, true),
    down: net.linear('mlp.fc2', inner, hidden, true),
  }));
}

/** The head of a tower whose pooled result nobody reads; a config has to say that there is none. */
export function unusedHead(net: Network, config: Fields, hidden: number, inner: number): void {
  if (config.flag('vision_use_head', true)) poolingHead(net, hidden, inner);
}

/** One row for each image. `tokens`: rows of one image. */
export function applyPoolingHead(
  net: Network,
  head: PoolingHead,
  x: Tensor,
  images: number,
  tokens: number,
  heads: number,
  activation: string,
): Tensor {
  const { tape, graph } = net;
  const hidden = head.probe.weight.elements;
  return tape.frame(() => {
    const probes = tape.local(images * hidden, net.width);
    graph.record([head.probe.weight], probes, null, () => [gradientOf(graph, head.probe.weight)]);
    const attended = net.run(head.inward, [x], () =>
      tape.frame(() => {
        // Tokens before images: with several of these the rows are copied into that order.
        const rows = images > 1 ? contiguous(graph, x) : x;
        const q = projected(net, head.inward, probes, images * hidden);
        const fused = projected(net, head.inward, rows, 2 * rows.elements);
        const both = contiguous(graph, fused);
        tape.drop(fused);
        const [k = both, v = both] = split(graph, both, 2);
        const scores = batchedProduct(graph, scale(graph, q), k, images * heads * tokens, {});
        const shares = softmax(graph, scores, net.width);
        tape.drop(scores);
        return batchedProduct(graph, shares, v, images * hidden, {});
      }),
    );
    const pooled = applyLinear(net, head.out, attended);
    const normed = applyLayerNorm(net, head.norm, pooled);
    return residual(net, pooled, applyPlainMlp(net, head, activation, normed));
  });
}

/** A part of in_proj: keeps its input. */
function projected(net: Network, { weight, bias }: Module, x: Tensor, elements: number): Tensor {
  const { tape, graph } = net;
  const { elements: size, needsGrad } = x;
  graph.workspaces.use(true);
  return graph.record([x, weight, bias], tape.local(elements, net.width), [x], (g) => [
    needsGrad ? tape.loose(size, g.width) : null,
    gradientOf(graph, weight),
    bias === null ? null : gradientOf(graph, bias),
  ]);
}
