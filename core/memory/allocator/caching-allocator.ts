/** PyTorch's CUDA caching allocator with its default settings: segments, best fit, splitting, coalescing. */
import type { Allocator } from './allocator.ts';
import { Block } from './block.ts';
import { Pools } from './pools.ts';
import { MIB, roundRequest, SMALL_REQUEST, segmentBytes, worthSplitting } from './size-class.ts';

/** Segments get addresses apart from each other, so that neighbours are never of two segments. */
const GAP = 2 * MIB;

export class CachingAllocator implements Allocator {
  allocated = 0;
  reserved = 0;
  peakReserved = 0;
  private readonly limit: number;
  private readonly pools = new Pools();
  private nextAddress = 0;

  /** `limit`: bytes the device can give; over it the cached segments are released before the driver is asked again. */
  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  take(bytes: number, stream: number): Block {
    const wanted = roundRequest(bytes);
    const pool = this.pools.of(wanted <= SMALL_REQUEST, stream);
    let block = pool.takeBestFit(wanted);
    if (block === undefined) {
      const segment = segmentBytes(wanted);
      if (this.reserved + segment > this.limit) this.emptyCache();
      this.reserved += segment;
      if (this.reserved > this.peakReserved) this.peakReserved = this.reserved;
      block = new Block(segment, this.nextAddress, pool);
      this.nextAddress += segment + GAP;
    }
    if (worthSplitting(block.bytes - wanted, pool.small)) pool.add(block.splitAt(wanted));
    block.free = false;
    this.allocated += block.bytes;
    return block;
  }

  give(block: Block): void {
    this.allocated -= block.bytes;
    const { pool, before, after } = block;
    let whole = block;
    if (after?.free) {
      pool.remove(after);
      whole.absorbAfter(after);
    }
    if (before?.free) {
      pool.remove(before);
      before.absorbAfter(whole);
      whole = before;
    }
    whole.free = true;
    pool.add(whole);
  }

  emptyCache(): void {
    for (const pool of this.pools) {
      for (const block of [...pool.blocks]) {
        if (block.before !== null || block.after !== null) continue;
        pool.remove(block);
        this.reserved -= block.bytes;
      }
    }
  }
}
