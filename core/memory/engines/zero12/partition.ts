/** Which elements of the flattened weights belong to which rank, and what of rank 0 lies in each parameter (zero/stage_1_and_2.py:505-660). */
import { roundUp } from '../../allocator/size-class.ts';
import type { Parameter } from '../../model/parameter.ts';

export interface Piece {
  readonly rank: number;
  readonly elements: number;
}

export interface FlatPartition {
  /** Parameters in the order they are flattened. */
  readonly order: readonly Parameter[];
  /** Elements of the flat buffer: padded to a multiple of 2 x ranks. */
  readonly padded: number;
  readonly padding: number;
  /** Elements of one rank. */
  readonly share: number;
  readonly pieces: ReadonlyMap<Parameter, readonly Piece[]>;
  /** Parameters that begin on rank 0. */
  readonly own: readonly Parameter[];
  /** Elements of an own parameter that are rank 0's. */
  readonly ownElements: ReadonlyMap<Parameter, number>;
}

export function flatPartition(trained: readonly Parameter[], ranks: number, roundRobin: boolean): FlatPartition {
  const order = roundRobin ? dealt(trained, ranks) : trained;
  const elements = trained.reduce((sum, parameter) => sum + parameter.elements, 0);
  // Each rank's start is aligned for NCCL (stage_1_and_2.py:474).
  const padded = roundUp(elements, 2 * ranks);
  const share = padded / ranks;
  const pieces = new Map<Parameter, readonly Piece[]>();
  let start = 0;
  for (const parameter of order) {
    pieces.set(parameter, cut(start, start + parameter.elements, share, ranks));
    start += parameter.elements;
  }
  const own = order.filter((parameter) => pieces.get(parameter)?.[0]?.rank === 0);
  const ownElements = new Map(own.map((parameter) => [parameter, pieces.get(parameter)?.[0]?.elements ?? 0]));
  return { order, padded, padding: padded - elements, share, pieces, own, ownElements };
}

function cut(from: number, to: number, share: number, ranks: number): Piece[] {
  const pieces: Piece[] = [];
  const last = Math.min(Math.floor((to - 1) / share), ranks - 1);
  for (let rank = Math.floor(from / share); rank <= last; rank++) {
    pieces.push({ rank, elements: Math.min(to, (rank + 1) * share) - Math.max(from, rank * share) });
  }
  return pieces;
}

/** round_robin_gradients: parameter i goes to rank i mod ranks. */
function dealt(trained: readonly Parameter[], ranks: number): Parameter[] {
  const hands: Parameter[][] = Array.from({ length: Math.min(ranks, trained.length) }, () => []);
  for (const [index, parameter] of trained.entries()) hands[index % ranks]?.push(parameter);
  return hands.flat();
}
