/**
 * The buffer of a sum over rows (aten/src/ATen/native/cuda/Reduce.cuh): where many rows are summed into few columns, several thread blocks
 * share a column and meet in global memory. Bias and norm-weight gradients are such sums.
 */
import { TERM } from '../terms/numbers.ts';
import type { Graph } from './graph.ts';

const MAX_THREADS = 512;
const WARP = 32;
const MIN_VALUES_PER_THREAD = 16;
const MAX_VALUES_PER_THREAD = 256;
const THREADS_PER_MULTIPROCESSOR = 2048;
/** Of an H100; other cards differ by little. */
const MULTIPROCESSORS = 132;

/** Bytes of the buffer; 0 where one block of threads does a column alone. */
export function reductionBuffer(rows: number, columns: number): number {
  const vector = columns % 4 === 0 ? 4 : columns % 2 === 0 ? 2 : 1;
  const lanes = columns / vector;
  const threads = MAX_THREADS / vector;
  let width = Math.min(lastPowerOfTwo(lanes, threads), WARP);
  const height = Math.min(lastPowerOfTwo(rows, threads), threads / width);
  width = Math.min(lastPowerOfTwo(lanes, threads), threads / height);
  if (rows < Math.min(height * 16, MAX_VALUES_PER_THREAD)) return 0;
  const valuesPerThread = Math.ceil(rows / height);
  const grid = Math.ceil(lanes / width);
  const target = MULTIPROCESSORS * Math.floor(THREADS_PER_MULTIPROCESSOR / (width * height));
  if (valuesPerThread < MAX_VALUES_PER_THREAD || grid > target) return 0;
  const blocks = Math.max(
    Math.min(Math.ceil(target / grid), Math.ceil(valuesPerThread / MIN_VALUES_PER_THREAD)),
    Math.ceil(valuesPerThread / MAX_VALUES_PER_THREAD),
  );
  return blocks > 1 ? 4 * columns * blocks * width * vector : 0;
}

/** Sums `rows` rows into a tensor of `columns` that is already there. */
export function sumRows(graph: Graph, rows: number, columns: number): void {
  const bytes = reductionBuffer(rows, columns);
  if (bytes > 0) graph.tape.touch(bytes, 1, TERM.reductionBuffer);
}

function lastPowerOfTwo(value: number, limit: number): number {
  return value >= limit ? limit : 2 ** Math.floor(Math.log2(Math.max(1, value)));
}
