/** Multi-head latent attention of DeepSeek: q, and k and v together, through low-rank matrices; one rotated key part for all heads. */

import { writeParts } from '../../../memory/autograd/ops/assign.ts';
import { concatenate, splitSizes } from '../../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { RotaryTables } from '../../../memory/model/rotary.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { makeNorm, type Norm } from './norm.ts';

export interface LatentSizes {
  readonly hidden: number;
  readonly heads: number;
  /** Rank of q's low-rank product; null: one matrix. */
  readonly queryRank: number | null;
  readonly keyRank: number;
  /** Elements of a head of q and k that are not rotated, and those that are. */
  readonly plain: number;
  readonly rotated: number;
  /** Elements of a head of v. */
  readonly value: number;
  readonly bias: boolean;
  readonly dropout: number;
}

export interface LatentAttention {
  /** q in one matrix, or the second of the two. */
  readonly q: Module;
  readonly qDown: Module | null;
  readonly qNorm: Norm | null;
  readonly kvDown: Module;
  readonly kvNorm: Norm;
  readonly kv: Module;
  readonly out: Module;
}

/** Rotates q's and k's parts. */
export type Rotation = (q: Tensor, k: Tensor, tables: RotaryTables) => readonly [Tensor, Tensor];

export function latentAttention(net: Network, sizes: LatentSizes): LatentAttention {
  const { hidden, heads, queryRank, keyRank, plain, rotated, value, bias } = sizes;
  const head = heads * (plain + rotated);
  return net.within('self_attn', () => {
    const qDown = queryRank === null ? null : net.linear('q_a_proj', hidden, queryRank, bias);
    const qNorm = queryRank === null ? null : makeNorm(net, 'q_a_layernorm', queryRank, 'llama');
    const q = queryRank === null ? net.linear('q_proj', hidden, head) : net.linear('q_b_proj', queryRank, head);
    return {
      q,
      qDown,
      qNorm,
      kvDown: net.linear('kv_a_proj_with_mqa', hidden, keyRank + rotated, bias),
      kvNorm: makeNorm(net, 'kv_a_layernorm', keyRank, 'llama'),
      kv: net.linear('kv_b_proj', keyRank, heads * (plain + value)),
      out: net.linear('o_proj', heads * value, hidden, bias),
    };
  });
}

export function applyLatentAttention(
  net: Network,
  attention: LatentAttention,
  sizes: LatentSizes,
  x: Tensor,
  rotate: (q: Tensor, k: Tensor) => readonly [Tensor, Tensor],
  mask: Tensor | null,
): Tensor {
  const { tape, graph, options } = net;
  const { heads, keyRank, plain, rotated, value } = sizes;
  const rows = net.tokens;
  return tape.under(TERM.attention, () =>
    inContainer(net, attention, 'attention', [], () =>
      tape.frame(() => {
        const q = query(net, attention, x);
        const [qPlain = q, qPart = q] = splitSizes(graph, q, [rows * heads * plain, rows * heads * rotated]);
        const compressed = applyLinear(net, attention.kvDown, x);
        const [latent = compressed, kPart = compressed] = splitSizes(graph, compressed, [
          rows * keyRank,
          rows * rotated,
        ]);
        const normed = attention.kvNorm(latent);
        const [qTurned, kTurned] = rotate(qPart, kPart);
        tape.drop(qPart, kPart);
        const queries = concatenate(graph, [qPlain, qTurned]);
        const [keys, values] = expand(net, attention, sizes, normed, kTurned);
        const shape = {
          batch: options.batch,
          queries: options.sequence,
          keys: options.sequence,
          heads,
          keyHeads: heads,
          headSize: plain + rotated,
          valueSize: value,
          causal: true,
          headMajor: true,
          dropout: sizes.dropout,
        };
        const y = attend(net, queries, keys, values, mask, shape, { softmaxInFp32: true });
        return applyLinear(net, attention.out, y);
      }),
    ),
  );
}

function query(net: Network, { q, qDown, qNorm }: LatentAttention, x: Tensor): Tensor {
  if (qDown === null || qNorm === null) return applyLinear(net, q, x);
  return net.tape.frame(() => {
    const low = applyLinear(net, qDown, x);
    const normed = qNorm(low);
    net.tape.drop(low);
    return applyLinear(net, q, normed);
  });
}

/** Keys are written part by part into a new tensor; values stay a view of the product. */
function expand(
  net: Network,
  { kv }: LatentAttention,
  { heads, plain, rotated, value }: LatentSizes,
  latent: Tensor,
  turned: Tensor,
): readonly [Tensor, Tensor] {
  const { tape, graph } = net;
  const rows = net.tokens;
  return tape.frameOfMany(() => {
    const both = applyLinear(net, kv, latent);
    const [kPlain = both, values = both] = splitSizes(graph, both, [rows * heads * plain, rows * heads * value]);
    const keys = writeParts(graph, rows * heads * (plain + rotated), [
      { source: kPlain, spread: kPlain.elements },
      { source: turned, spread: rows * heads * rotated },
    ]);
    return [keys, values];
  });
}
