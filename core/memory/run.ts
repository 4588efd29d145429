/** What a training run is, as far as memory goes: the one input of the estimate. */

/** Where the scaled dot product of attention runs: PyTorch's fused kernels, plain matrix products, or the flash-attn package. */
export type AttentionKernel = 'sdpa' | 'eager' | 'flash';

/** Adapters of PEFT's LoraConfig; everything else of the model is frozen. */
export interface LoraAdapters {
  /** Rank of A and B. */
  readonly r: number;
  /** Names of the linear layers that get an adapter, as PEFT matches them (last part of the module's name), or 'all-linear'. */
  readonly targetModules: readonly string[];
}

/**
 * The optimizer that the training script builds itself; null: the one in the config.
 * `torch_adamw` is torch.optim.AdamW (foreach), `torch_adamw_fused` the same with fused=True.
 */
export type ClientOptimizer =
  | 'torch_adamw'
  | 'torch_adamw_fused'
  | 'torch_sgd'
  | 'torch_adagrad'
  | 'lion'
  | 'adamw_8bit'
  | null;

export interface ImagesOfRun {
  /** Images of one sample. */
  readonly perSample?: number;
  /** Side of an image, pixels; for models that take any size. */
  readonly side?: number;
}

export type ModelOfRun =
  /** `config` is the content of a Hugging Face config.json. */
  | { readonly kind: 'config'; readonly config: unknown }
  /** Only sizes are known, in elements; activations stay unknown. */
  | { readonly kind: 'count'; readonly params: number; readonly largestLayer: number };

export interface TrainingRun {
  /** Ranks; data-parallel ranks = worldSize / tensor parallel size. */
  readonly worldSize: number;
  /** Ranks on one node, for the CPU memory of a node. Absent: min(worldSize, 8). */
  readonly gpusPerNode?: number;
  /** Samples of one rank in one forward. */
  readonly microBatch: number;
  /** Tokens of one sample (image tokens of a vision-language model included). */
  readonly sequenceLength: number;
  /** Micro steps of one optimizer step. Absent: the config's gradient_accumulation_steps, or 1. */
  readonly gradientAccumulationSteps?: number;
  readonly gradientCheckpointing: boolean;
  readonly attention: AttentionKernel;
  readonly lora: LoraAdapters | null;
  readonly clientOptimizer: ClientOptimizer;
  /** The ds_config as plain JSON with every "auto" resolved. */
  readonly config: unknown;
  readonly model: ModelOfRun;
  /** Module prefixes whose parameters the script freezes, such as `vision_tower`. */
  readonly frozen?: readonly string[];
  /** Trainable parameters the config.json does not know (a policy head), in elements. */
  readonly extraParameters?: number;
  /** What a vision-language model sees; absent: one image a sample, of the size its config names. */
  readonly images?: ImagesOfRun;
  /** PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True. */
  readonly expandableSegments?: boolean;
  /** Bytes that the allocator can get from the device: over it cached blocks are given back first. Absent: no limit. */
  readonly deviceBytes?: number;
}
