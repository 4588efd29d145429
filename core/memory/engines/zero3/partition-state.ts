import type { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';
import type { Gather } from './gather.ts';

export type Availability = 'partitioned' | 'in-flight' | 'available';

/** What ZeRO-3 knows of one parameter (ds_tensor, ds_status and the like). Elements. */
export class PartitionState {
  /** Elements of one rank: ceil(elements / ranks). */
  readonly share: number;
  /** The partition on the GPU; null while it is on the CPU or on NVMe. */
  partition: Tensor | null = null;
  /** ZeRO++ hpZ: the partition among the ranks of a node. */
  secondary: Tensor | null = null;
  /** The partition that zero.Init put into CPU memory. */
  hostBlock: { readonly pinned: boolean; readonly bytes: number } | null = null;
  availability: Availability = 'partitioned';
  gather: Gather | null = null;
  persistent = false;
  /** Indices of the modules that use it right now. */
  readonly users = new Set<number>();
  /** Step of the recorded order at which it was last looked up. */
  lookedUpAt = Number.NEGATIVE_INFINITY;

  constructor(share: number) {
    this.share = share;
  }
}

export function state(parameter: Parameter): PartitionState {
  if (parameter.zero === null) throw new Error(`${parameter.name} is not partitioned`);
  return parameter.zero;
}
