/** Self-attention with rotary positions and, possibly, fewer key heads than query heads. */
import type { EagerOptions } from '../../../memory/autograd/attention/eager.ts';
import { to } from '../../../memory/autograd/ops/elementwise.ts';
import { slice, splitSizes } from '../../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { type RotaryTables, rotate, rotatePart } from '../../../memory/model/rotary.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Norm } from './norm.ts';

export interface AttentionSizes {
  readonly heads: number;
  readonly keyHeads: number;
  readonly headSize: number;
  /** Elements of a head that are rotated, the rest passed through; absent: all, without slicing. */
  readonly rotated?: number;
  /** q and k are cast to fp32 for the rotation (cohere). */
  readonly rotatesInFp32?: boolean;
  readonly dropout?: number;
  readonly softmaxInFp32?: boolean;
  readonly softCap?: boolean;
  /** q, k and v of one matrix come out of one chunk() instead of three slices. */
  readonly chunked?: boolean;
}

export interface SelfAttention {
  /** One matrix for q, k and v where k is null. */
  readonly q: Module;
  readonly k: Module | null;
  readonly v: Module | null;
  readonly out: Module;
  /** Norms of q and k: per head, or over all heads. */
  readonly qNorm?: Norm;
  readonly kNorm?: Norm;
  /** The norms come when q, k and v are all there, not each after its projection. */
  readonly normsLast?: boolean;
}

/** `tables`: null where positions are not rotary. */
export function applySelfAttention(
  net: Network,
  attention: SelfAttention,
  sizes: AttentionSizes,
  x: Tensor,
  tables: RotaryTables | null,
  mask: Tensor | null,
  options: Partial<EagerOptions> = {},
): Tensor {
  const { tape, options: run } = net;
  return tape.under(TERM.attention, () =>
    inContainer(net, attention, 'attention', [], () =>
      tape.frame(() => {
        const [q, k, v] = projected(net, attention, sizes, x);
        const shape = {
          batch: run.batch,
          queries: run.sequence,
          keys: run.sequence,
          heads: sizes.heads,
          keyHeads: sizes.keyHeads,
          headSize: sizes.headSize,
          causal: true,
          headMajor: sizes.rotated !== undefined,
          dropout: sizes.dropout ?? 0,
        };
        const [turnedQ, turnedK] = turn(net, sizes, q, k, tables);
        const y = attend(net, turnedQ, turnedK, v, mask, shape, {
          softmaxInFp32: sizes.softmaxInFp32 ?? true,
          softCap: sizes.softCap ?? false,
          ...options,
        });
        return applyLinear(net, attention.out, y);
      }),
    ),
  );
}

function turn(
  net: Network,
  sizes: AttentionSizes,
  q: Tensor,
  k: Tensor,
  tables: RotaryTables | null,
): [Tensor, Tensor] {
  if (tables === null) return [q, k];
  const { graph, tape } = net;
  const { rotated, headSize } = sizes;
  const one = (x: Tensor): Tensor =>
    sizes.rotatesInFp32
      ? tape.frame(() => to(graph, rotate(graph, to(graph, x, 4), tables), x.width))
      : rotated === undefined
        ? rotate(graph, x, tables)
        : rotatePart(graph, x, tables, rotated, headSize);
  const turnedQ = one(q);
  const turnedK = one(k);
  tape.drop(q, k);
  return [turnedQ, turnedK];
}

function projected(net: Network, attention: SelfAttention, sizes: AttentionSizes, x: Tensor): [Tensor, Tensor, Tensor] {
  const { tape } = net;
  const q = applyLinear(net, attention.q, x);
  const { heads, keyHeads } = sizes;
  if (attention.k === null || attention.v === null) {
    // Views of one result.
    const head = q.elements / (heads + 2 * keyHeads);
    const counts = [head * heads, head * keyHeads, head * keyHeads];
    const parts = sizes.chunked ? splitSizes(net.graph, q, counts) : counts.map((size) => slice(net.graph, q, size));
    tape.drop(q);
    const [first = q, second = q, third = q] = parts;
    return normed(attention, net, first, second, third);
  }
  if (attention.normsLast) {
    const k = applyLinear(net, attention.k, x);
    const v = applyLinear(net, attention.v, x);
    return normed(attention, net, q, k, v);
  }
  const normedQ = oneNormed(net, attention.qNorm, q);
  const normedK = oneNormed(net, attention.kNorm, applyLinear(net, attention.k, x));
  return [normedQ, normedK, applyLinear(net, attention.v, x)];
}

function oneNormed(net: Network, norm: Norm | undefined, x: Tensor): Tensor {
  if (norm === undefined) return x;
  const y = norm(x);
  net.tape.drop(x);
  return y;
}

function normed(
  { qNorm, kNorm }: SelfAttention,
  net: Network,
  q: Tensor,
  k: Tensor,
  v: Tensor,
): [Tensor, Tensor, Tensor] {
  if (qNorm === undefined || kNorm === undefined) return [q, k, v];
  const normedQ = qNorm(q);
  net.tape.drop(q);
  const normedK = kNorm(k);
  net.tape.drop(k);
  return [normedQ, normedK, v];
}
