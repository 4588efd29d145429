/** CPU side of ZeRO-1/2 with offload_optimizer. */
import type { HostMemory } from '../../host/host-memory.ts';
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import { TERM } from '../../terms/numbers.ts';
import type { EngineContext } from '../engine.ts';
import type { FlatPartition } from './partition.ts';

export class OffloadedOptimizer {
  private readonly net: Network;
  private readonly host: HostMemory;
  private readonly pinned: boolean;
  private readonly partition: FlatPartition;
  private readonly states: number;
  private readonly masterWidth: number;
  private readonly accumulated = new Set<Parameter>();
  private stepped = false;

  constructor({ net, host, zero, optimizer, width, precision }: EngineContext, partition: FlatPartition) {
    this.net = net;
    this.host = host;
    this.pinned = zero.offloadOptimizer.pinned;
    this.partition = partition;
    this.states = optimizer.states.reduce((sum, bytes) => sum + bytes, 0);
    this.masterWidth = precision.masterWidth;
    host.movePinned(partition.share * this.masterWidth, 'cpu-master-weights', this.pinned);
    host.movePinned(partition.share * width, 'cpu-staging', this.pinned);
  }

  /** Staging for one parameter's gradient, and the fp32 gradient partition (stage_1_and_2.py:711-760). */
  allocateGradients(width: number): void {
    const { tape } = this.net;
    const largest = Math.max(...this.partition.order.map((parameter) => parameter.elements));
    this.host.movePinned(largest * width, 'cpu-gradients', this.pinned);
    tape.loose(largest, width, TERM.offloadStaging);
    this.host.movePinned(this.partition.share * this.masterWidth, 'cpu-gradients', this.pinned);
  }

  /** One reduced gradient of rank 0 goes to the CPU (stage_1_and_2.py:1873-1911). `accumulates`: more than one micro step in a step. */
  take(parameter: Parameter, accumulates: boolean, boundary: boolean): void {
    const { tape } = this.net;
    const elements = this.partition.ownElements.get(parameter) ?? 0;
    if (accumulates && !this.accumulated.has(parameter)) {
      this.accumulated.add(parameter);
      this.host.movePinned(parameter.elements * parameter.width, 'cpu-accumulated-gradients', this.pinned);
    }
    if (!boundary) return;
    tape.touch(elements, 8, TERM.gradientNorm);
    if (parameter.width !== this.masterWidth) tape.touch(elements, this.masterWidth, TERM.stepGradients);
    parameter.dropGradient(tape);
  }

  step(): void {
    if (this.stepped) return;
    this.stepped = true;
    this.host.allocate(this.partition.share * this.states, 'cpu-optimizer-states');
  }
}
