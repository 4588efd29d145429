import type { FreeBlocks } from './free-blocks.ts';

/** A stretch of one segment, in use or free. Neighbours are blocks of the same segment. */
export class Block {
  bytes: number;
  readonly address: number;
  readonly pool: FreeBlocks;
  before: Block | null = null;
  after: Block | null = null;
  free = false;
  /** Expandable segments only: bytes of this free block whose pages went back to the driver. */
  unmapped = 0;

  constructor(bytes: number, address: number, pool: FreeBlocks) {
    this.bytes = bytes;
    this.address = address;
    this.pool = pool;
  }

  /** Cuts the tail off: this block keeps `bytes`, the rest becomes a free neighbour. */
  splitAt(bytes: number): Block {
    const rest = new Block(this.bytes - bytes, this.address + bytes, this.pool);
    rest.before = this;
    rest.after = this.after;
    if (this.after !== null) this.after.before = rest;
    this.after = rest;
    this.bytes = bytes;
    rest.free = true;
    return rest;
  }

  /** Takes over its right neighbour. */
  absorbAfter(next: Block): void {
    this.bytes += next.bytes;
    this.unmapped += next.unmapped;
    this.after = next.after;
    if (next.after !== null) next.after.before = this;
  }
}
