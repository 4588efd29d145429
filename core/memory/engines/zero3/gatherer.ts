/** The memory of all-gathers: what a gather allocates when it starts and when it is waited for (partition_parameters.py:1329-1620). */
import type { Parameter } from '../../model/parameter.ts';
import type { Storage } from '../../tape/storage.ts';
import type { Tape } from '../../tape/tape.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import { dequantize, flatBuffers, Gather, quantizedBuffers } from './gather.ts';
import { state } from './partition-state.ts';

export class Gatherer {
  private readonly tape: Tape;
  private readonly ranks: number;
  private readonly quantizes: boolean;

  constructor(tape: Tape, ranks: number, quantizes: boolean) {
    this.tape = tape;
    this.ranks = ranks;
    this.quantizes = quantizes;
  }

  start(missing: readonly Parameter[]): Gather {
    const { tape } = this;
    const [first] = missing;
    if (this.ranks === 1 || first === undefined) {
      for (const parameter of missing) parameter.moveTo(tape, this.wholeOf(parameter));
      return new Gather(missing, []);
    }
    if (this.quantizes) {
      const copies = this.copiesOf(missing);
      const buffers = quantizedBuffers(tape, missing, this.ranks);
      this.release(copies);
      return new Gather(missing, buffers, true);
    }
    if (missing.length === 1) {
      this.fetchAlone(first);
      return new Gather(missing, []);
    }
    const buffers = flatBuffers(tape, missing, this.ranks);
    this.release(this.copiesOf(missing));
    return new Gather(missing, buffers);
  }

  /** A gather is waited for: what came in flat buffers is copied out of them. */
  arrive(gather: Gather): void {
    const { tape } = this;
    if (gather.quantized) dequantize(tape, gather, this.ranks);
    else if (gather.buffers.length > 0) {
      for (const member of gather.parameters) {
        member.moveTo(tape, tape.allocate(member.elements * member.width, TERM.gatheredWeights));
      }
    }
  }

  /** One parameter into memory of its own. */
  fetchAlone(parameter: Parameter): void {
    const { tape } = this;
    const { share, partition } = state(parameter);
    const whole = this.wholeOf(parameter);
    if (this.ranks > 1 && partition === null) tape.touch(share, parameter.width, TERM.gatherBuffer);
    parameter.moveTo(tape, whole);
  }

  /** Several parameters, each into memory of its own; partitions from the CPU come to the GPU for all of them first. */
  fetchApart(parameters: readonly Parameter[]): void {
    const copies = this.ranks === 1 ? [] : this.copiesOf(parameters);
    for (const parameter of parameters) parameter.moveTo(this.tape, this.wholeOf(parameter));
    this.release(copies);
  }

  private copiesOf(parameters: readonly Parameter[]): Tensor[] {
    return parameters
      .filter((parameter) => state(parameter).partition === null)
      .map((parameter) => this.tape.loose(state(parameter).share, parameter.width, TERM.gatherBuffer));
  }

  private release(copies: readonly Tensor[]): void {
    for (const copy of copies) this.tape.release(copy.storage);
  }

  /** Padded to the ranks. Of one rank the partition is the parameter; from the CPU it is a copy. */
  private wholeOf(parameter: Parameter): Storage {
    const { tape, ranks } = this;
    const { partition, share } = state(parameter);
    if (ranks === 1 && partition !== null) return tape.hold(partition.storage);
    const elements = ranks === 1 ? parameter.elements : share * ranks;
    return tape.allocate(elements * parameter.width, TERM.gatheredWeights);
  }
}
