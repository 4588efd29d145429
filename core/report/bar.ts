/** A bar of block characters: what is allocated, what is only reserved, what is free. */

const ALLOCATED = '▓';
const RESERVED = '▒';
const FREE = '░';

export interface Shares {
  /** Bytes in use at the peak. */
  readonly allocated: number;
  /** Bytes held in all, the allocated ones included. */
  readonly total: number;
  /** Bytes there are. */
  readonly capacity: number;
}

/** `cells` characters wide. Whatever is there shows at least one cell; a full bar means: all of it, or more. */
export function bar(shares: Shares, cells = 10): string {
  const total = cellsFor(shares.total, shares.capacity, cells);
  const allocated = Math.min(total, cellsFor(Math.min(shares.allocated, shares.total), shares.capacity, cells));
  return ALLOCATED.repeat(allocated) + RESERVED.repeat(total - allocated) + FREE.repeat(cells - total);
}

function cellsFor(part: number, whole: number, cells: number): number {
  if (!(part > 0) || !(whole > 0)) return 0;
  const filled = Math.round((part / whole) * cells);
  // A bar is full only where nothing is left.
  if (part < whole) return Math.min(cells - 1, Math.max(1, filled));
  return cells;
}
