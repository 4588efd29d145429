/** The independent-parallel-gradient buckets of ZeRO-1/2: gradients are gathered in a flat buffer and reduced when it is full. */
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import { accumulatesWide } from '../accumulates-wide.ts';
import type { EngineContext } from '../engine.ts';
import type { FlatPartition } from './partition.ts';

const REDUCTION_STREAM = 1;

/** Neighbours of a bucket with one destination; `own`: they are added to rank 0's partition in fp32. */
interface Slice {
  readonly elements: number;
  readonly own: boolean;
}

export class GradientBuckets {
  private readonly net: Network;
  private readonly capacity: number;
  private readonly overlap: boolean;
  private readonly contiguous: boolean;
  private readonly clonesLarge: boolean;
  private readonly width: number;
  private readonly communicationWidth: number;
  /** Own gradients are summed in fp32 although the model is not (data_types.grad_accum_dtype). */
  private readonly wide: boolean;
  private readonly partition: FlatPartition;
  private readonly whenReduced: (parameters: readonly Parameter[]) => void;
  private buffers: Tensor[] = [];
  private current = 0;
  private waiting: Parameter[] = [];
  private elements = 0;

  constructor(
    context: EngineContext,
    partition: FlatPartition,
    offloaded: boolean,
    whenReduced: (parameters: readonly Parameter[]) => void,
  ) {
    const { net, zero, width, precision } = context;
    this.net = net;
    this.capacity = zero.reduceBucket;
    this.overlap = zero.overlap;
    this.contiguous = zero.contiguousGradients || offloaded;
    this.clonesLarge = offloaded;
    this.width = width;
    this.communicationWidth = precision.communicationWidth;
    this.wide = accumulatesWide(context);
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
    const runs: Slice[] = [];
    let previous = -1;
    for (const parameter of parameters) {
      for (const piece of this.partition.pieces.get(parameter) ?? []) {
        // Slices that are added to the own fp32 partition stay apart.
        const own = this.wide && piece.rank === 0;
        if (piece.rank === previous && !own) runs.push({ elements: (runs.pop()?.elements ?? 0) + piece.elements, own });
        else runs.push({ elements: piece.elements, own });
        previous = piece.rank;
      }
    }
    this.flattenUpTo(runs, this.capacity);
  }

  private averageApart(parameters: readonly Parameter[], limit: number): void {
    this.flattenUpTo(
      parameters.map(({ elements }) => ({ elements, own: false })),
      limit,
    );
  }

  private flattenUpTo(slices: readonly Slice[], limit: number): void {
    let waiting: Slice[] = [];
    let elements = 0;
    const flush = (): void => {
      const { tape } = this.net;
      const flat = waiting.length > 1 ? tape.loose(elements, this.width, TERM.reduceFlatten) : null;
      // communication_data_type: a copy in that type (stage_1_and_2.py:2376).
      if (waiting.length > 0 && this.communicationWidth !== this.width)
        tape.touch(elements, this.communicationWidth, TERM.reduceFlatten);
      // _add_to_grad_partition_buffer: each own slice once more, in fp32 (stage_1_and_2.py:1325).
      for (const slice of waiting) if (slice.own) tape.touch(slice.elements, 4, TERM.stepGradients);
      if (flat !== null) tape.release(flat.storage);
      waiting = [];
      elements = 0;
    };
    for (const slice of slices) {
      waiting.push(slice);
      elements += slice.elements;
      if (elements > limit) flush();
    }
    flush();
  }
}
