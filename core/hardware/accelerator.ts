/**
 * A device that one rank trains on: the shape of a file in `data/hardware/`. A MIG slice, an AMD GCD and an Intel tile count as
 * accelerators of their own, because that is what the framework sees.
 */

/** How sure a figure is. `derived` and `unsourced` figures are said to be so where they decide a verdict. */
export type Confidence = 'measured' | 'reported' | 'reported_no_address' | 'derived' | 'unsourced' | 'not_applicable';

export interface Source {
  /** Null where the address of a quoted output is lost. */
  readonly url: string | null;
  readonly quote?: string;
}

/** A figure of a data sheet, with where it comes from. */
export interface Figure {
  readonly value: number | null;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

export interface Accelerator {
  readonly id: string;
  /** As the driver prints it. */
  readonly name: string;
  readonly vendor: 'nvidia' | 'amd' | 'intel' | 'huawei';
  readonly kind: 'device' | 'mig' | 'gcd' | 'tile';
  readonly architecture: string;
  readonly compute_capability: string | null;
  readonly gfx_target: string | null;
  readonly form_factor: string;
  /** The whole card of a MIG slice, GCD or tile. */
  readonly parent: string | null;
  readonly device_names: readonly string[];
  readonly aliases: readonly string[];
  readonly memory: {
    /** As it is sold: mixes GB and GiB, so never a figure to compare with. */
    readonly nominal: string;
    /** Bytes the framework sees (`torch.cuda.get_device_properties(i).total_memory`), the lowest credible value. */
    readonly total_bytes: number;
    readonly confidence: Confidence;
    readonly basis: string;
    /** How coarse the source was: 1, 1 MiB or 0.01 GiB. */
    readonly resolution_bytes: number;
    readonly sources: readonly Source[];
    /** Other values seen, with where: drivers change it by up to 3 %. */
    readonly observed: readonly { value: number; unit: string; context: string; url: string | null }[];
    /** MiB that nvidia-smi, rocm-smi, hl-smi or npu-smi prints. */
    readonly driver_mib: number | null;
  };
  readonly supports: {
    readonly bf16_native: boolean;
    readonly fp16: boolean;
    readonly tf32: boolean;
    readonly fp8: boolean;
  };
  /** GB/s (10^9). */
  readonly memory_bandwidth_gb_s: Figure;
  /** TFLOPS, dense. */
  readonly bf16_dense_tflops: Figure;
  readonly interconnect: {
    readonly kind: string;
    /** GB/s, both directions together, as data sheets state it. */
    readonly bandwidth_gb_s: number | null;
    readonly pcie_gen: number | null;
    readonly confidence: Confidence;
    readonly sources: readonly string[];
  };
  readonly notes: string;
}
