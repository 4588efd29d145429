import type { Block } from './block.ts';

/** Free blocks of one pool (size class and stream), sorted by size, then address: best fit is a binary search. */
export class FreeBlocks {
  readonly small: boolean;
  readonly blocks: Block[] = [];

  constructor(small: boolean) {
    this.small = small;
  }

  /** Index of the first block not below (bytes, address). */
  private lowerBound(bytes: number, address: number): number {
    const blocks = this.blocks;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const block = blocks[middle] as Block;
      if (block.bytes < bytes || (block.bytes === bytes && block.address < address)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(block: Block): void {
    this.blocks.splice(this.lowerBound(block.bytes, block.address), 0, block);
  }

  remove(block: Block): void {
    this.blocks.splice(this.lowerBound(block.bytes, block.address), 1);
  }

  /** Smallest block that holds `bytes`, lowest address first; it stays in the list. */
  bestFit(bytes: number): Block | undefined {
    return this.blocks[this.lowerBound(bytes, -1)];
  }

  takeBestFit(bytes: number): Block | undefined {
    const index = this.lowerBound(bytes, -1);
    const block = this.blocks[index];
    if (block !== undefined) this.blocks.splice(index, 1);
    return block;
  }
}
