/** zero.Init: each parameter is made whole, its partition kept, the rest freed (zero/partition_parameters.py:1778-1889). */
import type { HostMemory } from '../../host/host-memory.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { ParameterOffload, ZeroSettings } from '../../settings/zero.ts';
import type { Tape } from '../../tape/tape.ts';
import { TERM } from '../../terms/numbers.ts';
import { PartitionState } from './partition-state.ts';

/** Partitions below this stay in CPU memory although parameters go to NVMe (zero/partition_parameters.py, MIN_SWAPPABLE_BYTES). */
const SWAPPABLE_BYTES = 1024 ** 2;

export class Partitioner {
  private readonly tape: Tape;
  private readonly host: HostMemory;
  private readonly offload: ParameterOffload;
  private readonly ranks: number;
  /** Ranks of the secondary partition (hpZ); 1: none. */
  private readonly secondaryRanks: number;
  private swapBuffers = false;

  constructor(tape: Tape, host: HostMemory, zero: ZeroSettings, ranks: number) {
    this.tape = tape;
    this.host = host;
    this.offload = zero.offloadParameters;
    this.ranks = ranks;
    this.secondaryRanks = ranks === 1 ? 1 : zero.secondaryPartition;
  }

  partition(parameter: Parameter): void {
    const state = new PartitionState(Math.ceil(parameter.elements / this.ranks));
    const bytes = state.share * parameter.width;
    parameter.zero = state;
    if (this.offload.device === 'none') {
      state.partition = this.tape.loose(state.share, parameter.width, TERM.weightPartition);
    } else {
      state.hostBlock = this.toHost(bytes, parameter.width);
    }
    this.keepSecondary(parameter);
    parameter.vacate(this.tape);
  }

  /** hpZ: whenever a whole parameter is let go and has no second partition, it gets one, among the ranks of a node (_partition_param_sec). */
  keepSecondary(parameter: Parameter): void {
    const { zero: state, width } = parameter;
    if (this.secondaryRanks === 1 || state === null || state.secondary !== null) return;
    const elements = Math.floor((state.share * this.ranks) / this.secondaryRanks);
    // Offloaded parameters keep theirs on the CPU.
    if (this.offload.device === 'none') state.secondary = this.tape.loose(elements, width, TERM.secondaryPartition);
  }

  /** The optimizer has changed the weights: what hpZ kept of them is void (stage3.py:755). */
  dropSecondary(parameter: Parameter): void {
    const { zero: state } = parameter;
    if (!state?.secondary) return;
    this.tape.release(state.secondary.storage);
    state.secondary = null;
  }

  private toHost(bytes: number, width: number): PartitionState['hostBlock'] {
    const { host, offload } = this;
    if (offload.device === 'nvme' && !this.swapBuffers) {
      this.swapBuffers = true;
      // swap_tensor/partitioned_param_swapper.py:124
      host.allocate(offload.bufferCount * offload.bufferSize * width, 'cpu-swap-buffers');
    }
    if (offload.device === 'nvme' && bytes >= SWAPPABLE_BYTES) return { pinned: false, bytes: 0 };
    if (offload.pinned) return { pinned: true, bytes: host.pin(bytes, 'cpu-weights') };
    host.allocate(bytes, 'cpu-weights');
    return { pinned: false, bytes };
  }

  /** The partition moves into the optimizer's flat buffer. */
  releaseHost(state: PartitionState): void {
    if (state.hostBlock === null) return;
    if (state.hostBlock.pinned) this.host.unpin(state.hostBlock.bytes);
    else this.host.free(state.hostBlock.bytes, 'cpu-weights');
    state.hostBlock = null;
  }

  releasePartition(state: PartitionState): void {
    if (state.partition !== null) this.tape.release(state.partition.storage);
    state.partition = null;
  }
}
