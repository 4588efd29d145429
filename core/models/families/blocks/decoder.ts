/** Decoders of the llama kind: embedding, [norm, attention, norm, gated MLP] x L, norm, head. */
import { scale } from '../../../memory/autograd/ops/elementwise.ts';
import { applyEmbedding, eagerMask, residual } from '../../../memory/model/layers.ts';
import { languageModelLoss } from '../../../memory/model/loss.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { applyRmsNorm, type RmsKind } from '../../../memory/model/rms-norm.ts';
import { runStack } from '../../../memory/model/stack.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { tokenIds } from './inputs.ts';
import { type AttentionSizes, applySelfAttention, type SelfAttention } from './rotary-attention.ts';

export interface DecoderLayer {
  readonly attention: SelfAttention;
  readonly mlp: (x: Tensor) => Tensor;
  readonly inputNorm: Module;
  readonly outputNorm: Module;
}

export interface Decoder {
  readonly embedding: Module;
  readonly layers: readonly DecoderLayer[];
  readonly norm: Module;
  readonly head: Module;
  readonly sizes: AttentionSizes;
  readonly normKind: RmsKind;
  /** Tokens that a layer sees back; longer sequences need a mask. Null: all. */
  readonly window?: number | null;
  /** Embeddings are multiplied by sqrt(hidden) (gemma). */
  readonly scaledEmbedding?: boolean;
}

/** inv_freq and original_inv_freq of the rotary embedding. */
export function rotaryBuffers(net: Network, rotated: number): void {
  for (let copy = 0; copy < 2; copy++) net.buffer(Math.max(1, Math.floor(rotated / 2)), 4);
}

/** Eager attention adds a mask always, the fused kernels take one (boolean) only where a window is shorter than the sequence. */
export function decoderMask(net: Network, window: number | null): Tensor | null {
  const { batch, sequence } = net.options;
  const eagerOne = eagerMask(net);
  if (eagerOne !== null || window === null || sequence < window) return eagerOne;
  return net.tape.local(batch * sequence * sequence, 1, TERM.attentionMask);
}

/** Rotary tables of `width` bytes: cos and sin of one head for every position. */
export function rotaryTables(net: Network, rotated: number): { cos: Tensor; sin: Tensor } {
  const elements = net.options.sequence * rotated;
  return net.tape.under(TERM.embeddings, () => ({
    cos: net.tape.local(elements, net.width),
    sin: net.tape.local(elements, net.width),
  }));
}

/** The token embeddings; under LoRA with checkpointing PEFT makes them require a gradient. */
export function embedTokens(net: Network, embedding: Module, rows = net.tokens): Tensor {
  const x = applyEmbedding(net, embedding, rows, tokenIds(net));
  const { lora, checkpointing } = net.options;
  if (lora !== null && checkpointing) net.graph.recordMany([], [x], null, () => [], true);
  return x;
}

export function decoderForward(net: Network, decoder: Decoder): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    let x = embedTokens(net, decoder.embedding);
    if (decoder.scaledEmbedding) {
      const scaled = tape.under(TERM.hiddenStates, () => scale(graph, x));
      tape.drop(x);
      x = scaled;
    }
    tape.local(net.options.sequence, 8, TERM.inputs);
    const mask = decoderMask(net, decoder.window ?? null);
    const { cos, sin } = rotaryTables(net, decoder.sizes.rotated ?? decoder.sizes.headSize);
    x = runStack(net, decoder.layers, x, [cos, sin, mask], (layer, input, [c, s, m]) =>
      applyDecoderLayer(net, decoder, layer, input, c && s ? { cos: c, sin: s } : null, m ?? null),
    );
    const normed = applyRmsNorm(net, decoder.norm, x, decoder.normKind);
    tape.drop(x);
    return languageModelLoss(net, decoder.head, normed);
  });
}

function applyDecoderLayer(
  net: Network,
  { sizes, normKind }: Decoder,
  layer: DecoderLayer,
  x: Tensor,
  tables: { cos: Tensor; sin: Tensor } | null,
  mask: Tensor | null,
): Tensor {
  const { tape } = net;
  const before = applyRmsNorm(net, layer.inputNorm, x, normKind);
  const attended = applySelfAttention(net, layer.attention, sizes, before, tables, mask);
  tape.drop(before);
  const middle = residual(net, x, attended);
  tape.drop(attended);
  const between = applyRmsNorm(net, layer.outputNorm, middle, normKind);
  const fed = layer.mlp(between);
  tape.drop(between);
  return residual(net, middle, fed);
}
