/** Attention of Qwen's vision towers: the patches of the batch lie in one row, and every image (or window of one) is a call of its own. */
import { to } from '../../../memory/autograd/ops/elementwise.ts';
import { concatenate, split, splitSizes } from '../../../memory/autograd/ops/shape.ts';
import { applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { type RotaryTables, rotate } from '../../../memory/model/rotary.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

export interface QwenAttention {
  readonly qkv: Module;
  readonly out: Module;
  readonly heads: number;
  readonly headSize: number;
}

export function qwenAttention(net: Network, width: number, heads: number, headSize: number): QwenAttention {
  return {
    qkv: net.linear('attn.qkv', width, 3 * width, true),
    out: net.linear('attn.proj', width, width, true),
    heads,
    headSize,
  };
}

/** `lengths`: patches of each call. q and k are turned in fp32. */
export function applyQwenAttention(
  net: Network,
  { qkv, out, heads, headSize }: QwenAttention,
  x: Tensor,
  tables: RotaryTables | null,
  lengths: readonly number[],
): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const fused = applyLinear(net, qkv, x);
    const [q = fused, k = fused, v = fused] = split(graph, fused, 3);
    tape.drop(fused);
    const turn = (y: Tensor): Tensor =>
      tables === null ? y : tape.frame(() => to(graph, rotate(graph, to(graph, y, 4), tables), y.width));
    const [turnedQ, turnedK] = [turn(q), turn(k)];
    tape.drop(...(tables === null ? [] : [q, k]));
    const sizes = lengths.map((length) => length * heads * headSize);
    const [qs, ks, vs] = [turnedQ, turnedK, v].map((y) => splitSizes(graph, y, sizes));
    const parts = lengths.map((length, index) => {
      const shape = {
        batch: 1,
        queries: length,
        keys: length,
        heads,
        keyHeads: heads,
        headSize,
        causal: false,
        dropout: 0,
      };
      return attend(net, qs?.[index] ?? q, ks?.[index] ?? k, vs?.[index] ?? v, null, shape, { softmaxInFp32: true });
    });
    return applyLinear(net, out, concatenate(graph, parts));
  });
}

/** Patches of each attention window of an image of `side` x `side` merged patches; a window is at most `window` of these wide. */
export function windowLengths(side: number, window: number, merged: number): number[] {
  const along = Array.from({ length: Math.ceil(side / window) }, (_, index) => Math.min(window, side - index * window));
  return along.flatMap((rows) => along.map((columns) => rows * columns * merged));
}

/** split() by image and cat() of the parts: the features once more. */
export function joinImages(net: Network, features: Tensor): Tensor {
  const { tape, graph } = net;
  const batch = net.images;
  return tape.frame(() => {
    const each = Array.from({ length: batch }, () => features.elements / batch);
    return concatenate(graph, splitSizes(graph, features, each));
  });
}

/** What the processor gives besides pixels and ids, and the difference of positions that the model remembers. */
export function qwenInputs(net: Network): void {
  const { tape, tokens } = net;
  // mm_token_type_ids, image_grid_thw, rope_deltas
  for (const entries of [tokens, net.images * 3, net.options.batch]) tape.loose(entries, 8, TERM.inputs);
}
