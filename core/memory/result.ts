/** What an estimate says. All figures are bytes of one rank (rank 0, the fullest) unless a name says node. */

export type Phase = 'init' | 'forward' | 'backward' | 'step' | 'between-steps';

export type Confidence = 'measured' | 'derived' | 'assumed';

/** Bytes on the GPU. Field names are those of `estimate --batch`. Null: not known (activations of a model of which only the size is known). */
export interface GpuMemory {
  /** Allocated once the model is built, before `deepspeed.initialize`. */
  readonly model_on_gpu: number;
  readonly after_init: number;
  /** Highest during `deepspeed.initialize`. */
  readonly peak_init: number;
  readonly peak_forward: number | null;
  readonly peak_backward: number | null;
  readonly peak_step: number;
  /** Allocated when the last step is over. */
  readonly after_step: number;
  /** Highest of forward, backward and step. For a model of which only the size is known: of the model states alone. */
  readonly peak_allocated: number;
  /** Highest that the caching allocator holds, init included. */
  readonly peak_reserved: number;
  /** CUDA context and, with several ranks, NCCL. */
  readonly context: number;
  /** peak_reserved + context. */
  readonly total: number;
}

export interface CpuMemory {
  /** Peak resident memory of a rank above the libraries' own; pinned memory is part of it. */
  readonly rss_per_rank: number;
  /** Page-locked bytes; each block is a power of two. */
  readonly pinned_per_rank: number;
  /** All ranks of a node with their libraries. */
  readonly per_node: number;
}

export interface NvmeMemory {
  readonly per_node: number;
}

/** One part of the peak of one phase. */
export interface TermBytes {
  /** Id of a file in core/memory/terms. */
  readonly term: string;
  readonly phase: Phase;
  readonly where: 'gpu' | 'cpu' | 'nvme';
  readonly bytes: number;
  /** DeepSpeed file and line, or what else the term comes from. */
  readonly source: string;
}

/** The peak of one phase taken apart; the bytes of the terms add up to peakBytes. Largest first. */
export interface PhaseBreakdown {
  readonly phase: Phase;
  readonly peakBytes: number;
  readonly terms: readonly { readonly term: string; readonly bytes: number }[];
}

export interface MemoryEstimate {
  /** All parameters, elements. */
  readonly params: number;
  readonly trainable_params: number;
  /** Largest module by its own parameters, as DeepSpeed's estimators count it, elements. */
  readonly largest_layer_params: number;
  readonly gpu: GpuMemory;
  readonly cpu: CpuMemory;
  readonly nvme: NvmeMemory;
  readonly terms: readonly TermBytes[];
  readonly phases: readonly PhaseBreakdown[];
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[];
  readonly confidence: Confidence;
}

export interface EstimateError {
  readonly error: string;
}
