/** From pixels to a sequence of patches. */
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Parameter } from '../../../memory/model/parameter.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';

/** A convolution whose stride is its kernel: `rows` patches. Keeps the pixels. */
export function patchEmbedding(net: Network, module: Module, pixels: Tensor, rows: number): Tensor {
  const { tape, graph } = net;
  const { weight, bias } = module;
  const { lora, checkpointing } = net.options;
  return net.run(module, [pixels], ([input = pixels]) => {
    const made = graph.record([weight, bias], tape.local(rows * (weight.shape[0] ?? 1), net.width), [input], () => [
      gradientOf(graph, weight),
      bias === null ? null : gradientOf(graph, bias),
    ]);
    // PEFT makes the inputs of every tower require a gradient, as it does those of the language model.
    if (lora !== null && checkpointing) graph.recordMany([], [made], [made], () => [], true);
    return made;
  });
}

/** cat(class token of every image, patches): gradients are copies of their parts. */
export function classAndPatches(net: Network, token: Parameter, patches: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  const { elements } = patches;
  const hidden = token.elements;
  const all = tape.local(elements + images * hidden, net.width);
  return graph.record([patches, token], all, null, (g) => [tape.loose(elements, g.width), gradientOf(graph, token)]);
}
