/** The biases that T5 adds to its scores: of relative positions, and zeros where there are none. */
import { Accumulator } from '../../../memory/autograd/accumulator.ts';
import { applyEmbedding } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { Parameter } from '../../../memory/model/parameter.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

/** Under checkpointing a leaf that wants a gradient, which stays until the first block is done. */
export function crossZeros(net: Network, heads: number): Tensor {
  const { options, tape, width } = net;
  const elements = heads * options.sequence ** 2;
  if (!options.checkpointing) return tape.local(elements, width, TERM.attentionMask);
  const leaf = new Parameter(
    'position_bias',
    [heads, options.sequence, options.sequence],
    width,
    tape.allocate(elements * width, TERM.attentionMask),
  );
  if (leaf.node instanceof Accumulator) leaf.node.inPlace = true;
  leaf.whenGradientIsReady = () => leaf.dropGradient(tape);
  return tape.track(leaf);
}

/** compute_bias: integer buckets of every pair of positions, then an embedding of them. */
export function relativeBias(net: Network, module: Module | null): Tensor {
  const { tape } = net;
  const pairs = net.options.sequence ** 2;
  return tape.under(TERM.attentionMask, () =>
    tape.frame(() => {
      const relative = tape.local(pairs, 8);
      const buckets = tape.local(pairs, 8);
      const large = tape.local(pairs, 8);
      const logarithm = tape.local(pairs, 4);
      tape.drop(relative, logarithm, large);
      return module === null ? buckets : applyEmbedding(net, module, pairs, buckets);
    }),
  );
}
