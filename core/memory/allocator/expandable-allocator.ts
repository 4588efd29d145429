/** The same allocator under PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True: one growing segment per pool, mapped page by page. */
import type { Allocator } from './allocator.ts';
import { Block } from './block.ts';
import type { FreeBlocks } from './free-blocks.ts';
import { Pools } from './pools.ts';
import { pageBytes, roundRequest, roundUp, SMALL_REQUEST, worthSplitting } from './size-class.ts';

export class ExpandableAllocator implements Allocator {
  allocated = 0;
  reserved = 0;
  peakReserved = 0;
  private readonly limit: number;
  private readonly pools = new Pools();
  private readonly tails = new Map<FreeBlocks, Block>();

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  take(bytes: number, stream: number): Block {
    const wanted = roundRequest(bytes);
    const pool = this.pools.of(wanted <= SMALL_REQUEST, stream);
    const page = pageBytes(pool.small);
    let toMap = this.pagesFor(pool, wanted, page);
    if (this.reserved + toMap > this.limit) {
      this.emptyCache();
      toMap = this.pagesFor(pool, wanted, page);
    }
    const block = pool.takeBestFit(wanted) ?? this.grow(pool, wanted, page);
    this.reserved += toMap;
    if (this.reserved > this.peakReserved) this.peakReserved = this.reserved;
    const stillUnmapped = Math.max(0, block.unmapped - toMap);
    block.unmapped = 0;
    // Every remainder is split off here, whatever the pool: the small pool's rule.
    if (worthSplitting(block.bytes - wanted, true)) {
      const rest = block.splitAt(wanted);
      rest.unmapped = Math.min(stillUnmapped, rest.bytes);
      if (this.tails.get(pool) === block) this.tails.set(pool, rest);
      pool.add(rest);
    }
    block.free = false;
    this.allocated += block.bytes;
    return block;
  }

  private pagesFor(pool: FreeBlocks, wanted: number, page: number): number {
    const fit = pool.bestFit(wanted);
    if (fit !== undefined) return Math.min(fit.unmapped, roundUp(wanted, page));
    const tail = this.tails.get(pool);
    if (tail?.free) return roundUp(wanted - tail.bytes, page) + tail.unmapped;
    return roundUp(wanted, page);
  }

  private grow(pool: FreeBlocks, wanted: number, page: number): Block {
    const tail = this.tails.get(pool);
    if (tail?.free) {
      pool.remove(tail);
      tail.bytes += roundUp(wanted - tail.bytes, page);
      return tail;
    }
    const block = new Block(roundUp(wanted, page), tail === undefined ? 0 : tail.address + tail.bytes, pool);
    block.before = tail ?? null;
    if (tail !== undefined) tail.after = block;
    this.tails.set(pool, block);
    return block;
  }

  give(block: Block): void {
    this.allocated -= block.bytes;
    const { pool, before, after } = block;
    let whole = block;
    whole.unmapped = 0;
    if (after?.free) {
      pool.remove(after);
      whole.absorbAfter(after);
      if (this.tails.get(pool) === after) this.tails.set(pool, whole);
    }
    if (before?.free) {
      pool.remove(before);
      before.absorbAfter(whole);
      if (this.tails.get(pool) === whole) this.tails.set(pool, before);
      whole = before;
    }
    whole.free = true;
    pool.add(whole);
  }

  /** Unmaps the whole pages inside free blocks. */
  emptyCache(): void {
    for (const pool of this.pools) {
      const page = pageBytes(pool.small);
      for (const block of pool.blocks) {
        const firstPage = Math.ceil(block.address / page);
        const whole = Math.max(0, Math.floor((block.address + block.bytes) / page) - firstPage) * page;
        if (whole <= block.unmapped) continue;
        this.reserved -= whole - block.unmapped;
        block.unmapped = whole;
      }
    }
  }
}
