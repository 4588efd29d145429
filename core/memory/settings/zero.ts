/** The keys of `zero_optimization` that move bytes, with DeepSpeed's defaults (runtime/zero/config.py, offload_config.py). Elements and bytes. */
import { countOf, flagOf, isJson, type Json, numberOf, section, textOf } from './read.ts';

export type OffloadDevice = 'none' | 'cpu' | 'nvme';

export interface OptimizerOffload {
  readonly device: OffloadDevice;
  readonly pinned: boolean;
  readonly bufferCount: number;
  /** Share of the optimizer's elements that go to the CPU (twin flow). */
  readonly ratio: number;
}

export interface ParameterOffload {
  readonly device: OffloadDevice;
  readonly pinned: boolean;
  readonly bufferCount: number;
  /** Elements of one NVMe swap buffer. */
  readonly bufferSize: number;
  /** Elements that stay in CPU memory although the rest goes to NVMe. */
  readonly maxInCpu: number;
}

export interface ZeroSettings {
  readonly stage: 0 | 1 | 2 | 3;
  readonly reduceBucket: number;
  readonly overlap: boolean;
  readonly contiguousGradients: boolean;
  readonly roundRobin: boolean;
  readonly prefetchBucket: number;
  readonly maxLive: number;
  readonly maxReuse: number;
  readonly persistenceThreshold: number;
  readonly subGroup: number;
  readonly offloadOptimizer: OptimizerOffload;
  readonly offloadParameters: ParameterOffload;
  /** Ranks of the secondary partition of ZeRO++ (hpZ); 1: none. */
  readonly secondaryPartition: number;
  readonly quantizedWeights: boolean;
  /** ZeRO++ qgZ: gradients go as int4 in two hops, inside the node and between nodes (stage 3). */
  readonly quantizedGradients: boolean;
  /** zero.Init replaces torch's linear by one that keeps its input and never the weight. */
  readonly efficientLinear: boolean;
  /** Elements of all persistent parameters together. */
  readonly persistenceLimit: number;
  /** Class names, without their package, of modules that stage 3 gathers as a whole (leaf_module.classes). */
  readonly leafClasses: readonly string[];
}

function offloadDevice(config: Json, legacyFlag: boolean): OffloadDevice {
  const device = textOf(config, 'device', legacyFlag ? 'cpu' : 'none');
  return device === 'cpu' || device === 'nvme' ? device : 'none';
}

/** runtime/zero/leaf_module_config.py DEFAULT_LEAF_MODULE_CLASSES. */
const LEAF_CLASSES = ['MixtralSparseMoeBlock', 'Qwen2MoeSparseMoeBlock', 'Qwen3MoeSparseMoeBlock'];

function leafClasses(config: Json): readonly string[] {
  const given = Object.hasOwn(config, 'classes') ? config.classes : undefined;
  const named = typeof given === 'string' ? [given] : given;
  if (!Array.isArray(named)) return LEAF_CLASSES;
  return named.filter((name) => typeof name === 'string').map((name) => name.slice(name.lastIndexOf('.') + 1));
}

export function readZero(config: Json): ZeroSettings {
  const zero = section(config, 'zero_optimization');
  const stage = stageOf(config);
  const optimizer = section(zero, 'offload_optimizer');
  const parameters = section(zero, 'offload_param');
  const legacyOptimizer = flagOf(zero, 'cpu_offload', false) && !isJson(zero.offload_optimizer);
  const legacyParameters = flagOf(zero, 'cpu_offload_params', false) && !isJson(zero.offload_param);
  return {
    stage,
    reduceBucket: countOf(zero, 'reduce_bucket_size', 5e8),
    overlap: flagOf(zero, 'overlap_comm', stage === 3),
    contiguousGradients: flagOf(zero, 'contiguous_gradients', true),
    roundRobin: flagOf(zero, 'round_robin_gradients', false),
    prefetchBucket: countOf(zero, 'stage3_prefetch_bucket_size', countOf(zero, 'prefetch_bucket_size', 5e7)),
    maxLive: countOf(zero, 'stage3_max_live_parameters', countOf(zero, 'max_live_parameters', 1e9)),
    maxReuse: countOf(zero, 'stage3_max_reuse_distance', countOf(zero, 'max_reuse_distance', 1e9)),
    persistenceThreshold: countOf(
      zero,
      'stage3_param_persistence_threshold',
      countOf(zero, 'param_persistence_threshold', 1e5),
    ),
    subGroup: countOf(zero, 'sub_group_size', 1e9),
    offloadOptimizer: {
      device: stage === 0 ? 'none' : offloadDevice(optimizer, legacyOptimizer),
      pinned: flagOf(optimizer, 'pin_memory', true),
      bufferCount: countOf(optimizer, 'buffer_count', 4),
      ratio: Math.min(1, Math.max(0, numberOf(optimizer, 'ratio', 1))),
    },
    offloadParameters: {
      device: stage === 3 ? offloadDevice(parameters, legacyParameters) : 'none',
      pinned: flagOf(parameters, 'pin_memory', true),
      bufferCount: countOf(parameters, 'buffer_count', 5),
      bufferSize: countOf(parameters, 'buffer_size', 1e8),
      maxInCpu: countOf(parameters, 'max_in_cpu', 1e9),
    },
    secondaryPartition: Math.max(1, countOf(zero, 'zero_hpz_partition_size', 1)),
    quantizedWeights: flagOf(zero, 'zero_quantized_weights', false),
    quantizedGradients: stage === 3 && flagOf(zero, 'zero_quantized_gradients', false),
    efficientLinear: flagOf(zero, 'memory_efficient_linear', true),
    persistenceLimit: countOf(
      zero,
      'stage3_model_persistence_threshold',
      countOf(zero, 'model_persistence_threshold', Number.POSITIVE_INFINITY),
    ),
    leafClasses: leafClasses(section(zero, 'leaf_module')),
  };
}

function stageOf(config: Json): 0 | 1 | 2 | 3 {
  const value = countOf(section(config, 'zero_optimization'), 'stage', 0);
  return value === 1 || value === 2 || value === 3 ? value : 0;
}
