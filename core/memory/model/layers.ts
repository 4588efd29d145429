/** Module calls that every family uses. Inputs are borrowed, the result is the caller's. */
import { type EagerOptions, eager } from '../autograd/attention/eager.ts';
import { sdpa } from '../autograd/attention/sdpa.ts';
import type { AttentionShape } from '../autograd/attention/shape.ts';
import { add, alias, scale, to } from '../autograd/ops/elementwise.ts';
import { embedding } from '../autograd/ops/lookup.ts';
import { linear } from '../autograd/ops/matrix.ts';
import { layerNorm } from '../autograd/ops/normalize.ts';
import type { Tensor } from '../tape/tensor.ts';
import { TERM } from '../terms/numbers.ts';
import { inContainer } from './container.ts';
import type { Module } from './module.ts';
import type { Network } from './network.ts';

function plainLinear(net: Network, module: Module, x: Tensor): Tensor {
  return net.run(module, [x], ([input = x]) =>
    linear(net.graph, input, module.weight, module.bias, { alwaysSavesInput: net.replacesLinear }),
  );
}

/** A linear layer, with its adapter where PEFT put one: result = base(x) + B(A(cast(x))) * scaling. */
export function applyLinear(net: Network, module: Module, x: Tensor): Tensor {
  return withAdapter(net, module, x, plainLinear);
}

export function applyConv1d(net: Network, module: Module, x: Tensor): Tensor {
  return withAdapter(net, module, x, (_net, target, input) =>
    net.run(target, [input], ([first = input]) =>
      linear(net.graph, first, target.weight, target.bias, { transposed: true }),
    ),
  );
}

function withAdapter(
  net: Network,
  module: Module,
  x: Tensor,
  base: (net: Network, module: Module, x: Tensor) => Tensor,
): Tensor {
  const { adapter } = module;
  if (adapter === null) return base(net, module, x);
  return inContainer(net, adapter, 'lora', [x], ([input = x]) => adapted(net, module, adapter, input, base));
}

/** peft.tuners.lora.layer.Linear.forward */
function adapted(
  net: Network,
  module: Module,
  adapter: NonNullable<Module['adapter']>,
  x: Tensor,
  base: (net: Network, module: Module, x: Tensor) => Tensor,
): Tensor {
  const { graph, tape } = net;
  return tape.frame(() => {
    const result = base(net, module, x);
    net.touch(adapter.down.weight);
    const cast = to(graph, x, adapter.down.weight.width);
    const undropped = inContainer(net, adapter, 'lora-dropout', [cast], ([y = cast]) => alias(graph, y));
    const low = plainLinear(net, adapter.down, undropped);
    tape.drop(undropped);
    const high = plainLinear(net, adapter.up, low);
    tape.drop(low);
    const scaled = scale(graph, high);
    tape.drop(high);
    const sum = add(graph, result, scaled);
    const { width } = result;
    tape.drop(result);
    return to(graph, sum, width);
  });
}

export function applyLayerNorm(net: Network, module: Module, x: Tensor): Tensor {
  const { weight, bias } = module;
  return net.tape.under(TERM.normalization, () =>
    net.run(module, [x], ([input = x]) => layerNorm(net.graph, input, input.elements / weight.elements, weight, bias)),
  );
}

export function applyEmbedding(net: Network, module: Module, rows: number, indices: Tensor): Tensor {
  return net.tape.under(TERM.embeddings, () =>
    net.run(module, [], () => embedding(net.graph, rows, indices, module.weight)),
  );
}

/** An embedding of input tokens: under LoRA with checkpointing PEFT's hook makes its result require a gradient, before DeepSpeed's hooks see it. The graph keeps such a leaf. */
export function applyTokenEmbedding(net: Network, module: Module, rows: number, indices: Tensor): Tensor {
  const { lora, checkpointing } = net.options;
  return net.tape.under(TERM.embeddings, () =>
    net.run(module, [], () => {
      const x = embedding(net.graph, rows, indices, module.weight);
      if (lora !== null && checkpointing) net.graph.recordMany([], [x], [x], () => [], true);
      return x;
    }),
  );
}

/** The residual sum, which is what flows from layer to layer. */
export function residual(net: Network, x: Tensor, y: Tensor): Tensor {
  return net.tape.under(TERM.hiddenStates, () => add(net.graph, x, y));
}

/** Attention on projected q, k, v with the kernel of the run. */
export function attend(
  net: Network,
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  shape: AttentionShape,
  options: EagerOptions,
): Tensor {
  if (net.options.attention === 'eager') return eager(net.graph, q, k, v, mask, shape, options);
  return sdpa(net.graph, q, k, v, mask, shape);
}

/** The additive mask that eager attention adds to the scores; fused kernels need none where every token counts. */
export function eagerMask(net: Network): Tensor | null {
  const { attention, batch, sequence } = net.options;
  return attention === 'eager' ? net.tape.local(batch * sequence * sequence, net.width, TERM.attentionMask) : null;
}
