/** A decoder-only language model: embedding, layers, norm, head and loss. */
import { scale } from '../../../memory/autograd/ops/elementwise.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyTokenEmbedding, eagerMask } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { RotaryTables } from '../../../memory/model/rotary.ts';
import { runStack } from '../../../memory/model/stack.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { tokenIds } from './inputs.ts';
import type { Norm } from './norm.ts';

/** What every layer reads besides the hidden states. */
export interface LayerInputs {
  readonly tables: RotaryTables | null;
  /** Tables of sliding layers where they differ (gemma3). */
  readonly localTables: RotaryTables | null;
  readonly mask: Tensor | null;
  /** The bias of every key for every head, where the decoder has biasHeads. */
  readonly alibi: Tensor | null;
  /** Mask of sliding layers. */
  readonly localMask: Tensor | null;
  /** What else the decoder says its layers read. */
  readonly others: readonly Tensor[];
}

export type LayerForward = (x: Tensor, inputs: LayerInputs) => Tensor;

export interface Decoder {
  readonly embed: () => Tensor;
  readonly layers: readonly LayerForward[];
  readonly norm: Norm | null;
  /** Head and loss. */
  readonly finish: (x: Tensor) => Tensor;
  /** Elements of a head that are rotated; null: positions are not rotary. */
  readonly rotated: number | null;
  /** Tokens that sliding layers see back; null: all. */
  readonly window?: number | null;
  /** Heads of an additive ALiBi mask for every pair of tokens. */
  readonly biasHeads?: number;
  /** The probabilities of a layer live until the next has run (falcon). */
  readonly keepsShown?: boolean;
  /** Every layer slides. */
  readonly allSlide?: boolean;
  /** Rotary tables stay fp32, and so the rotation (olmo). */
  readonly wideTables?: boolean;
  /** cos and sin of half a head are the parts of one fp32 complex table (deepseek_v2). */
  readonly complexTables?: boolean;
  /** Elements of a head's row of cos and of sin, where not `rotated`. */
  readonly tableSize?: number;
  /** Sliding layers have rotary tables of their own. */
  readonly localTables?: boolean;
  /** Tokens of an image see each other both ways: a boolean mask for full layers and one for sliding ones (gemma3, paligemma). */
  readonly imageMask?: boolean;
  /** Fused attention gets a mask even where every token counts (falcon). */
  readonly alwaysMask?: boolean;
  /** Every sample has positions, and so rotary tables, of its own (Qwen-VL). */
  readonly ownPositions?: boolean;
  /** Tensors that layers read besides (an image they attend to). */
  readonly others?: readonly Tensor[];
  /** What is done to the hidden states between layers, outside of a checkpoint (Qwen3-VL). */
  readonly afterLayer?: (index: number, x: Tensor) => Tensor;
}

/** inv_freq and original_inv_freq of the rotary embedding. */
export function rotaryBuffers(net: Network, rotated: number): void {
  for (let copy = 0; copy < 2; copy++) net.buffer(Math.max(1, Math.floor(rotated / 2)), 4);
}

/** Eager attention adds a mask always, the fused kernels take one (boolean) only where a window is shorter than the sequence. */
export function decoderMask(net: Network, window: number | null): Tensor | null {
  const { batch, sequence } = net.options;
  const eagerOne = eagerMask(net);
  // flash-attn slides its window by itself.
  if (eagerOne !== null || window === null || sequence < window || net.options.attention === 'flash') return eagerOne;
  return net.tape.local(batch * sequence * sequence, 1, TERM.attentionMask);
}

/** Eager attention's additive one, or one byte for every pair of tokens. */
function booleanMask(net: Network): Tensor {
  const { batch, sequence } = net.options;
  return eagerMask(net) ?? net.tape.local(batch * sequence * sequence, 1, TERM.attentionMask);
}

function maskOf(net: Network, decoder: Decoder, sliding: Tensor | null): Tensor | null {
  if (decoder.imageMask || (decoder.alwaysMask && net.options.attention !== 'flash')) return booleanMask(net);
  return decoder.allSlide && sliding !== null ? sliding : decoderMask(net, null);
}

/** Falcon adds ALiBi to the mask once, for all layers. */
function alibiMask(net: Network, alibi: Tensor): Tensor {
  return net.tape.local(alibi.elements * net.options.sequence, net.width, TERM.attentionMask);
}

/** cos and sin of one head for every position. */
export function rotaryTables(net: Network, rotated: number, width = net.width, samples = 1): RotaryTables {
  const elements = samples * net.options.sequence * rotated;
  return net.tape.under(TERM.embeddings, () => ({
    cos: net.tape.local(elements, width),
    sin: net.tape.local(elements, width),
  }));
}

function tablesOf(net: Network, decoder: Decoder, rotated: number): RotaryTables {
  const size = decoder.tableSize ?? rotated;
  const samples = decoder.ownPositions ? net.options.batch : 1;
  if (!decoder.complexTables) return rotaryTables(net, size, decoder.wideTables ? 4 : net.width, samples);
  const table = net.tape.local(net.options.sequence * size, 4, TERM.embeddings);
  return { cos: table, sin: table };
}

/** The token embeddings. `scaled`: times a constant. */
export function embedTokens(net: Network, embedding: Module, scaled = false): Tensor {
  const { tape, graph } = net;
  const x = applyTokenEmbedding(net, embedding, net.tokens, tokenIds(net));
  if (!scaled) return x;
  const times = tape.under(TERM.hiddenStates, () => scale(graph, x));
  tape.drop(x);
  return times;
}

export function decoderForward(net: Network, decoder: Decoder): Tensor {
  const { tape } = net;
  return tape.frame(() => {
    const states = inContainer(net, decoder.layers, 'model', [], () =>
      tape.frame(() => {
        const start = decoder.embed();
        tape.local(net.options.sequence, 8, TERM.inputs);
        return decode(net, decoder, start);
      }),
    );
    return decoder.finish(states);
  });
}

/** From embeddings to the last hidden states. Takes over the caller's hold on `start`. */
export function decode(net: Network, decoder: Decoder, start: Tensor): Tensor {
  const { tape } = net;
  return tape.frame(() => {
    const { rotated, window = null } = decoder;
    const sliding = window === null ? null : decoder.imageMask ? booleanMask(net) : decoderMask(net, window);
    const alibi = decoder.biasHeads ? tape.local(net.tokens * decoder.biasHeads, net.width, TERM.attentionMask) : null;
    const mask = alibi === null ? maskOf(net, decoder, sliding) : alibiMask(net, alibi);
    if (rotated !== null) inContainer(net, decoder.layers, 'rotary', [], () => start);
    const tables = rotated === null ? null : tablesOf(net, decoder, rotated);
    const local = rotated !== null && decoder.localTables ? tablesOf(net, decoder, rotated) : tables;
    const own = [tables?.cos, tables?.sin, local?.cos, local?.sin, mask, sliding, alibi].map((extra) => extra ?? null);
    const extras = [...own, ...(decoder.others ?? [])];
    const call = (layer: LayerForward, y: Tensor, given: readonly (Tensor | null)[]): Tensor => {
      const [cos, sin, cos2, sin2, m, m2, bias, ...others] = given;
      return layer(y, {
        tables: cos && sin ? { cos, sin } : null,
        localTables: cos2 && sin2 ? { cos: cos2, sin: sin2 } : null,
        mask: m ?? null,
        localMask: m2 ?? null,
        alibi: bias ?? null,
        others: others.filter((other) => other !== null),
      });
    };
    const run = (layers: readonly LayerForward[], input: Tensor): Tensor =>
      runStack(net, layers, input, extras, call, decoder.keepsShown);
    const { afterLayer } = decoder;
    const x =
      afterLayer === undefined
        ? run(decoder.layers, start)
        : decoder.layers.reduce((y, layer, index) => afterLayer(index, run([layer], y)), start);
    if (decoder.norm === null) return x;
    return decoder.norm(x);
  });
}
