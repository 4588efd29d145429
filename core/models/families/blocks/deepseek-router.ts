/** Routers of DeepSeek V2 (softmax) and V3 (sigmoid, normalized): logits in fp32, experts chosen group by group where there are groups. */
import { keepsResult, scale, to, where } from '../../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../../memory/autograd/ops/normalize.ts';
import { sumOver } from '../../../memory/autograd/ops/shape.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { Tensor } from '../../../memory/tape/tensor.ts';

export interface RouterSizes {
  readonly experts: number;
  /** Experts of one token. */
  readonly chosen: number;
  readonly kind: 'softmax' | 'sigmoid';
  /** Experts are chosen within the best groups. */
  readonly grouped: boolean;
  /** Sigmoid only: the chosen weights add up to 1. */
  readonly normalized: boolean;
}

/** Weights of the chosen experts, in fp32; logits and indices stay locals of the caller. */
export function routeInFp32(net: Network, gate: Module, sizes: RouterSizes, x: Tensor): Tensor {
  const { tape, graph } = net;
  const rows = net.tokens;
  const kept: Tensor[] = [];
  const keep = (tensor: Tensor): void => {
    kept.push(new Tensor(tape.hold(tensor.storage), tensor.elements, tensor.width));
  };
  const weights = net.run(gate, [x], ([input = x]) =>
    tape.frame(() => {
      const logits = tape.frame(() =>
        batchedProduct(graph, to(graph, input, 4), to(graph, gate.weight, 4), rows * sizes.experts, {}),
      );
      keep(logits);
      const index = tape.local(rows * sizes.chosen, 8);
      keep(index);
      return sizes.kind === 'softmax'
        ? softmaxWeights(net, sizes, logits, index)
        : sigmoidWeights(net, sizes, logits, index);
    }),
  );
  for (const tensor of kept) tape.track(tensor);
  return weights;
}

function softmaxWeights(net: Network, { experts, grouped }: RouterSizes, logits: Tensor, index: Tensor): Tensor {
  const { tape, graph } = net;
  let scores = softmax(graph, logits, 4);
  if (grouped) {
    const outside = tape.local(net.tokens * experts, 1);
    scores = where(graph, outside, scores);
  }
  return scale(graph, pick(net, scores, index));
}

/** The choice itself has no gradient: what it makes is gone when it is made. */
function sigmoidWeights(net: Network, sizes: RouterSizes, logits: Tensor, index: Tensor): Tensor {
  const { tape, graph } = net;
  const scores = keepsResult(graph, logits);
  tape.touch(3 * scores.elements, 4);
  const top = pick(net, scores, index);
  if (!sizes.normalized) return scale(graph, top);
  const sum = sumOver(graph, top, net.tokens);
  return scale(graph, divideInPlace(net, top, sum));
}

/** x /= sum, row by row: x as it was is copied for backward. */
export function divideInPlace(net: Network, x: Tensor, sum: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const before = tape.local(x.elements, x.width);
    const { elements, width } = sum;
    return graph.record([x, sum], tape.share(x), [before, sum], (g) => {
      const gx = tape.loose(g.elements, g.width);
      tape.touch(g.elements, g.width);
      return [gx, tape.loose(elements, width)];
    });
  });
}

function pick(net: Network, scores: Tensor, index: Tensor): Tensor {
  const { tape, graph } = net;
  const { elements } = scores;
  return graph.record([scores], tape.local(index.elements, 4), [index], () => [tape.loose(elements, 4)]);
}
