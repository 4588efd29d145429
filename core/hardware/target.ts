/** Hardware that a config is judged for: so many nodes of so many accelerators, with what one rank and one node have to give. */
import type { Accelerator } from './accelerator.ts';
import type { GpuContext } from './gpu-context.ts';
import type { Instance } from './instance.ts';

/** What somebody asks for: an entry of `targets` in the policy, or the flags of the command line. */
export interface TargetRequest {
  readonly name?: string | undefined;
  readonly gpu?: string | undefined;
  readonly instance?: string | undefined;
  readonly gpus_per_node?: number | undefined;
  readonly nodes?: number | undefined;
  /** Bytes per node. */
  readonly cpu_memory?: number | undefined;
  /** Bytes per node. */
  readonly nvme?: number | undefined;
}

/** A figure of a target with where it was taken from. */
export interface Given {
  readonly bytes: number;
  readonly basis: 'policy' | 'catalogue' | 'assumed';
  readonly source: string;
}

export interface Target {
  readonly name: string;
  /** As a table shows it: "8 × H100 80GB", "2 × 8 × H100 80GB". */
  readonly label: string;
  readonly accelerator: Accelerator;
  readonly instance: Instance | null;
  readonly nodes: number;
  readonly gpusPerNode: number;
  readonly worldSize: number;
  readonly gpu: {
    /** Bytes that the framework sees on one accelerator; compare a whole process (reserved + context) with this. */
    readonly totalBytes: number;
    /** Bytes that one rank's process takes beside the caching allocator. */
    readonly context: GpuContext;
    /** Bytes left to the caching allocator; compare `peak_reserved` with this. */
    readonly usableBytes: number;
  };
  /** Memory of one node; null where nobody says. */
  readonly cpu: Given | null;
  /** Local NVMe of one node; null where nobody says. */
  readonly nvme: Given | null;
  /** What was assumed or chosen on the way, each a sentence. */
  readonly notes: readonly string[];
}

export interface TargetProblem {
  readonly code:
    | 'unknown-gpu'
    | 'unknown-instance'
    | 'no-hardware'
    | 'too-many-gpus'
    | 'gpu-not-of-instance'
    | 'bad-number';
  readonly message: string;
  /** RFC 6901, within the policy: `/targets/0/gpu`. */
  readonly pointer: string;
}
