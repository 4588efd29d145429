/** Size classes of PyTorch's CUDA caching allocator (c10/cuda/CUDACachingAllocator.cpp). Bytes. */

const KIB = 1024;
export const MIB = 1024 * KIB;
const GRANULE = 512;
/** Requests up to this go to the small pool. */
export const SMALL_REQUEST = MIB;
const SMALL_SEGMENT = 2 * MIB;
const MIDDLE_REQUEST = 10 * MIB;
const MIDDLE_SEGMENT = 20 * MIB;

export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

export function roundRequest(bytes: number): number {
  return bytes < GRANULE ? GRANULE : roundUp(bytes, GRANULE);
}

/** What is asked of the driver when no free block fits. */
export function segmentBytes(rounded: number): number {
  if (rounded <= SMALL_REQUEST) return SMALL_SEGMENT;
  if (rounded < MIDDLE_REQUEST) return MIDDLE_SEGMENT;
  return roundUp(rounded, SMALL_SEGMENT);
}

/** Whether a rest of this size is split off; if not, the whole block is charged to the request. */
export function worthSplitting(rest: number, small: boolean): boolean {
  return small ? rest >= GRANULE : rest > SMALL_REQUEST;
}

/** Expandable segments are mapped in pages of this size. */
export function pageBytes(small: boolean): number {
  return small ? SMALL_SEGMENT : MIDDLE_SEGMENT;
}
