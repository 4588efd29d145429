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
  private swapBuffers = false;

  constructor(tape: Tape, host: HostMemory, zero: ZeroSettings, ranks: number) {
    this.tape = tape;
    this.host = host;
    this.offload = zero.offloadParameters;
    this.ranks = ranks;
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
    parameter.vacate(this.tape);
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
