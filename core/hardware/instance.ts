/** A machine with accelerators that can be rented or bought: one entry of `data/hardware/instances.json`. */
import type { Confidence } from './accelerator.ts';

export interface Instance {
  /** `provider/name`, as in `aws/p5.48xlarge`. */
  readonly id: string;
  readonly provider: string;
  readonly aliases: readonly string[];
  readonly gpus: number;
  /** Id of the accelerator. */
  readonly gpu: string;
  readonly vcpus: number | null;
  readonly cpu_memory_bytes: number | null;
  /** Null: not known or optional; 0: none. */
  readonly local_nvme_bytes: number | null;
  readonly network: string | null;
  readonly confidence: Confidence;
  /** Fields that the sources do not cover. */
  readonly unsourced_fields: readonly string[];
  readonly sources: readonly string[];
  readonly notes: string;
}
