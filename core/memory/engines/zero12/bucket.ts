/** The independent-parallel-gradient buckets of ZeRO-1/2: gradients are gathered in a flat buffer and reduced when it is full. */
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { EngineContext } from '../engine.ts';
import type { FlatPartition } from './partition.ts';

const REDUCTION_STREAM = 1;

export class GradientBuckets {
  private readonly net: Network;
  private readonly capacity: number;
  private readonly overlap: boolean;
  private readonly contiguous: boolean;
  private readonly clonesLarge: boolean;
  private readonly width: number;
  private readonly communicationWidth: number;
  private readonly partition: FlatPartition;
  private readonly whenReduced: (parameters: readonly Parameter[]) => void;
  private buffers: Tensor[] = [];
  private current = 0;
  private waiting: Parameter[] = [];
  private elements = 0;

  constructor(
    { net, zero, width, precision }: EngineContext,
    partition: FlatPartition,
    offloaded: boolean,
    whenReduced: (parameters: readonly Parameter[]) => void,
  ) {
    this.net = net;
    this.capacity = zero.reduceBucket;
    this.overlap = zero.overlap;
    this.contiguous = zero.contiguousGradients || offloaded;
    this.clonesLarge = offloaded;
    this.width = width;
    this.communicationWidth = precision.communicationWidth;
    this.partition = partition;
    this.whenReduced = whenReduced;
  }

  /** setup_buckets, at the first gradient of a backward (stage_1_and_2.py:3256). */
  open(): void {
    if (!this.contiguous) return;
    for (let count = this.overlap ? 2 : 1; count > 0; count--) {
      this.buffers.push(this.net.tape.loose(this.capacity, this.width, TERM.reduceBucket));
    }
    this.current = 0;
  }

  close(): void {
    for (const buffer of this.buffers) this.net.tape.release(buffer.storage);
    this.buffers = [];
  }

  add(parameter: Parameter): void {
    if (this.elements + parameter.elements > this.capacity) {
      this.reduce();
      if (this.contiguous && this.overlap) this.current = 1 - this.current;
    }
    if (this.contiguous) this.place(parameter);
    this.elements += parameter.elements;
    this.waiting.push(parameter);
  }

  private place(parameter: Parameter): void {
    const { tape } = this.net;
    const buffer = this.buffers[this.current];
    if (parameter.elements > this.capacity) {
      if (!this.clonesLarge) return;
      const clone = tape.loose(parameter.elements, this.width, TERM.gradients);
      parameter.dropGradient(tape);
      parameter.gradient = clone;
    } else if (buffer !== undefined) {
      parameter.dropGradient(tape);
      parameter.gradient = new Tensor(tape.hold(buffer.storage), parameter.elements, this.width);
    }
  }

  /** reduce_ipg_grads: average, then hand the gradients to their owners. */
  reduce(): void {
    if (this.waiting.length === 0 && !this.contiguous) return;
    const { tape } = this.net;
    const stream = this.overlap ? REDUCTION_STREAM : tape.stream;
    const parameters = this.waiting;
    const inBucket = this.elements;
    if (this.contiguous) tape.on(stream, () => this.average(parameters));
    else this.averageApart(parameters, inBucket);
    tape.on(stream, () => this.whenReduced(parameters));
    this.waiting = [];
    this.elements = 0;
  }

  /** average_tensor: neighbours with one destination are merged; more than one destination means a flat copy (stage_1_and_2.py:1516, 1590-1723). */
  private average(parameters: readonly Parameter[]): void {
    const runs: number[] = [];
    let previous = -1;
    for (const parameter of parameters) {
      for (const piece of this.partition.pieces.get(parameter) ?? []) {
        if (piece.rank === previous) runs.push((runs.pop() ?? 0) + piece.elements);
        else runs.push(piece.elements);
        previous = piece.rank;
      }
    }
    this.flattenUpTo(runs, this.capacity);
  }

  private averageApart(parameters: readonly Parameter[], limit: number): void {
    this.flattenUpTo(
      parameters.map((parameter) => parameter.elements),
      limit,
    );
  }

  private flattenUpTo(sizes: readonly number[], limit: number): void {
    let tensors = 0;
    let elements = 0;
    const flush = (): void => {
      const { tape } = this.net;
      const flat = tensors > 1 ? tape.loose(elements, this.width, TERM.reduceFlatten) : null;
      // communication_data_type: a copy in that type (stage_1_and_2.py:2376).
      if (tensors > 0 && this.communicationWidth !== this.width)
        tape.touch(elements, this.communicationWidth, TERM.reduceFlatten);
      if (flat !== null) tape.release(flat.storage);
      tensors = 0;
      elements = 0;
    };
    for (const size of sizes) {
      tensors++;
      elements += size;
      if (elements > limit) flush();
    }
    flush();
  }
}
