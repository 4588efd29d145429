import { Accumulator } from '../autograd/accumulator.ts';
import type { PartitionState } from '../engines/zero3/partition-state.ts';
import { NO_STORAGE, type Storage } from '../tape/storage.ts';
import type { Tape } from '../tape/tape.ts';
import { Tensor } from '../tape/tensor.ts';

/** A trainable or frozen weight. Elements; `width` is bytes of one. */
export class Parameter extends Tensor {
  /** Qualified name of its module and its own name. */
  readonly name: string;
  readonly shape: readonly number[];
  gradient: Tensor | null = null;
  /** Called by backward once the gradient is complete (DeepSpeed's hook). */
  whenGradientIsReady: ((parameter: Parameter) => void) | null = null;
  /** Part of a module that ZeRO-3 treats as a leaf: its gradient waits for that module's backward. */
  inLeaf = false;
  /** Position in named_parameters(), given by the engine. */
  index = -1;
  /** Where ZeRO-3 keeps it; null before it is partitioned. */
  zero: PartitionState | null = null;

  constructor(name: string, shape: readonly number[], width: number, storage: Storage) {
    super(storage, elementsOf(shape), width);
    this.name = name;
    this.shape = shape;
    this.needsGrad = true;
    this.node = new Accumulator(this);
  }

  /** Points the parameter at other memory; the old is let go. Takes over the caller's hold on `storage`. */
  moveTo(tape: Tape, storage: Storage): void {
    const old = this.storage;
    this.storage = storage;
    tape.release(old);
  }

  vacate(tape: Tape): void {
    this.moveTo(tape, NO_STORAGE);
  }

  dropGradient(tape: Tape): void {
    if (this.gradient === null) return;
    tape.release(this.gradient.storage);
    this.gradient = null;
  }
}

export function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
