/** CPU memory of one rank: pageable allocations, and pinned blocks of PyTorch's host allocator. Bytes, by host term. */

/**
 * Measured on the rows, the same for every model: what a process resides in beyond its tensors. Before any kernel ran (CUDA context and
 * driver); after the first steps with DeepSpeedCPUAdam (lazily loaded cuBLAS and attention kernels besides); with an optimizer on the GPU.
 */
export const PROCESS_AT_INIT = Math.floor(0.34 * 2 ** 30);
export const PROCESS_WITH_CPU_OPTIMIZER = Math.floor(0.9 * 2 ** 30);
export const PROCESS_WITH_GPU_OPTIMIZER = Math.floor(0.97 * 2 ** 30);

/** at::CachingHostAllocator rounds every block up to a power of two. */
export function pinnedBlock(bytes: number): number {
  let block = 1;
  while (block < bytes) block *= 2;
  return block;
}

export interface HostPeak {
  readonly bytes: number;
  readonly byTerm: ReadonlyMap<string, number>;
}

export class HostMemory {
  private resident = 0;
  private pinned = 0;
  private readonly byTerm = new Map<string, number>();
  private readonly cache = new Map<number, number>();
  private peak: HostPeak = { bytes: 0, byTerm: new Map() };
  /** Peak until `endInit`. */
  init: HostPeak = this.peak;
  peakPinned = 0;

  allocate(bytes: number, term: string): void {
    this.change(bytes, term);
  }

  free(bytes: number, term: string): void {
    this.change(-bytes, term);
  }

  /** Pins a block, or takes a free one of the same size: pinned memory is never given back. Returns the block's bytes. */
  pin(bytes: number, term: string): number {
    const block = pinnedBlock(bytes);
    const cached = this.cache.get(block) ?? 0;
    if (cached > 0) {
      this.cache.set(block, cached - 1);
      return block;
    }
    this.pinned += block;
    this.peakPinned = Math.max(this.peakPinned, this.pinned);
    this.change(block, term);
    return block;
  }

  unpin(block: number): void {
    this.cache.set(block, (this.cache.get(block) ?? 0) + 1);
  }

  /** tensor.pin_memory(): the pageable original goes once the pinned copy is there. */
  movePinned(bytes: number, term: string, pinned: boolean): void {
    this.allocate(bytes, term);
    if (!pinned) return;
    this.pin(bytes, term);
    this.free(bytes, term);
  }

  touch(bytes: number, term: string): void {
    this.allocate(bytes, term);
    this.free(bytes, term);
  }

  endInit(): void {
    this.init = this.peak;
    this.peak = { bytes: this.resident, byTerm: new Map(this.byTerm) };
  }

  get training(): HostPeak {
    return this.peak;
  }

  private change(bytes: number, term: string): void {
    this.resident += bytes;
    this.byTerm.set(term, (this.byTerm.get(term) ?? 0) + bytes);
    if (this.resident > this.peak.bytes) this.peak = { bytes: this.resident, byTerm: new Map(this.byTerm) };
  }
}
