import type { Block } from '../allocator/block.ts';

/** Device memory behind one or more tensors; freed when the last holder lets go. */
export class Storage {
  readonly block: Block | null;
  readonly term: number;
  holders = 1;

  constructor(block: Block | null, term: number) {
    this.block = block;
    this.term = term;
  }
}

/** What a parameter points to while ZeRO-3 keeps it partitioned. */
export const NO_STORAGE = new Storage(null, 0);
