import type { Parameter } from '../../model/parameter.ts';
import type { Tape } from '../../tape/tape.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { PartitionState } from './partition-state.ts';

/** One all-gather under way. Its buffers stay until the last of its parameters has been waited for (partition_parameters.py:735-800). */
export class Gather {
  readonly parameters: readonly Parameter[];
  /** Flat buffers, one for each type; none where one parameter is gathered in place. */
  readonly buffers: Tensor[];
  /** What travels is int8 (ZeRO++ qwZ): the parameters have to be computed from it. */
  readonly quantized: boolean;
  left: number;
  waited = false;

  constructor(parameters: readonly Parameter[], buffers: Tensor[], quantized = false) {
    this.parameters = parameters;
    this.buffers = buffers;
    this.quantized = quantized;
    this.left = parameters.length;
  }

  release(tape: Tape): void {
    for (const buffer of this.buffers) tape.release(buffer.storage);
  }
}

/** CUDAQuantizer works on groups of about this many elements, each with an fp32 scale. */
const QUANTIZED_GROUP = 8000;

/** Buffers of a gather of several parameters: flat, one for each type (_all_gather_dtype). */
export function flatBuffers(tape: Tape, parameters: readonly Parameter[], ranks: number): Tensor[] {
  const elements = new Map<number, number>();
  for (const { width, zero } of parameters) elements.set(width, (elements.get(width) ?? 0) + (zero?.share ?? 0));
  return [...elements].map(([width, share]) => tape.loose(share * ranks, width, TERM.gatherBuffer));
}

/** The own partitions become half precision, then int8, and go into an int8 buffer with the scales of all ranks. */
export function quantizedBuffers(tape: Tape, parameters: readonly Parameter[], ranks: number): Tensor[] {
  const share = sum(parameters, ({ share }) => share);
  const joined = parameters.length > 1 ? tape.loose(share, 2, TERM.quantizedGather) : null;
  const half = tape.loose(share, 2, TERM.quantizedGather);
  const own = tape.loose(share, 1, TERM.quantizedGather);
  tape.release(half.storage);
  if (joined !== null) tape.release(joined.storage);
  const all = tape.loose(share * ranks, 1, TERM.quantizedGather);
  const scales = tape.loose(Math.ceil((share * ranks) / QUANTIZED_GROUP), 4, TERM.quantizedGather);
  tape.release(own.storage);
  return [all, scales];
}

/** Back from int8: fp16 for all, and each parameter out of it by way of an fp16 copy of its own. */
export function dequantize(tape: Tape, gather: Gather, ranks: number): void {
  gather.buffers.push(tape.loose(sum(gather.parameters, ({ share }) => share) * ranks, 2, TERM.quantizedGather));
  for (const parameter of gather.parameters) {
    const half = tape.loose(parameter.elements, 2, TERM.quantizedGather);
    parameter.moveTo(tape, tape.allocate(parameter.elements * parameter.width, TERM.gatheredWeights));
    tape.release(half.storage);
  }
}

function sum(parameters: readonly Parameter[], of: (state: PartitionState) => number): number {
  return parameters.reduce((total, { zero }) => total + (zero === null ? 0 : of(zero)), 0);
}
