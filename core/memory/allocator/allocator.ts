/** What the tape asks of a device allocator. All sizes are bytes. */
import type { Block } from './block.ts';

export interface Allocator {
  /** Bytes in blocks that are in use, whole blocks counted (`torch.cuda.memory_allocated`). */
  readonly allocated: number;
  /** Bytes taken from the driver (`torch.cuda.memory_reserved`). */
  readonly reserved: number;
  readonly peakReserved: number;
  /** `stream`: 0 is the compute stream; blocks never move between the pools of streams. */
  take(bytes: number, stream: number): Block;
  give(block: Block): void;
  /** `torch.cuda.empty_cache()`. */
  emptyCache(): void;
}
