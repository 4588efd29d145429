/** The convolution over tokens that DeBERTa v2's larger models add to what the first layer makes. */
import { contiguous, keepsResult, multiply } from '../../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { applyLayerNorm, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { droppedOut } from './classifier.ts';

export interface EarlyConvolution {
  readonly convolution: Module;
  readonly norm: Module;
}

export function earlyConvolution(net: Network, config: Fields, hidden: number): EarlyConvolution | null {
  const kernel = config.count('conv_kernel_size', 0);
  if (kernel === 0) return null;
  const inputs = config.divide(hidden, config.size('conv_groups', 1), 'hidden_size by conv_groups');
  return {
    convolution: net.module('deberta.encoder.conv.conv', [hidden, inputs, kernel], [hidden]),
    norm: net.layerNorm('deberta.encoder.conv.LayerNorm', hidden),
  };
}

export function applyEarlyConvolution(
  net: Network,
  { convolution, norm }: EarlyConvolution,
  before: Tensor,
  x: Tensor,
  dropout: number,
): Tensor {
  const { tape, graph } = net;
  const { weight, bias } = convolution;
  return tape.frame(() => {
    const raw = net.run(convolution, [before], ([input = before]) =>
      tape.frame(() => {
        const turned = contiguous(graph, input);
        const made = graph.record([turned, weight, bias], tape.local(input.elements, input.width), [turned], (g) => [
          tape.loose(g.elements, g.width),
          gradientOf(graph, weight),
          bias === null ? null : gradientOf(graph, bias),
        ]);
        return contiguous(graph, made);
      }),
    );
    const active = keepsResult(graph, droppedOut(net, raw, dropout));
    tape.drop(raw);
    const normed = applyLayerNorm(net, norm, residual(net, x, active));
    const mask = tape.local(net.tokens, net.width, TERM.attentionMask);
    return multiply(graph, normed, mask);
  });
}
