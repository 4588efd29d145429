/** Settings that move bytes in DeepSpeed and not in the replay: an estimate says so instead of passing over them. */
import { isJson, type Json } from './read.ts';

interface NotModelled {
  /** Keys from the top of the ds_config. */
  readonly path: readonly string[];
  /** Whether this value asks for it. */
  readonly asked: (value: unknown) => boolean;
  /** What the figures leave out, one sentence. */
  readonly sentence: string;
}

const on = (value: unknown): boolean => value === true;
const given = (value: unknown): boolean => isJson(value);
const above =
  (least: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && value > least;
const zero = (...keys: readonly string[]): readonly string[] => ['zero_optimization', ...keys];
const listed = (value: unknown): boolean => typeof value === 'string' || (Array.isArray(value) && value.length > 0);

export const NOT_MODELLED: readonly NotModelled[] = [
  {
    path: zero('zenflow'),
    asked: given,
    sentence:
      'ZenFlow is not modelled: its selected columns on the GPU and its second gradient buffers on the CPU come on top.',
  },
  {
    path: ['torch_autocast', 'enabled'],
    asked: on,
    sentence:
      'torch_autocast is not modelled: weights and activations are counted in the type that bf16 and fp16 give the model.',
  },
  {
    path: ['amp', 'enabled'],
    asked: on,
    sentence: 'amp is not modelled: weights and activations are counted in the type that bf16 and fp16 give the model.',
  },
  {
    path: ['compile', 'deepcompile'],
    asked: on,
    sentence: 'DeepCompile is not modelled: it plans gathers and buffers by itself.',
  },
  {
    path: zero('mics_shard_size'),
    asked: above(0),
    sentence: 'MiCS is not modelled: weights are counted as shared among all ranks, not among those of one shard.',
  },
  {
    path: zero('offload_optimizer', 'super_offload'),
    asked: on,
    sentence: 'SuperOffload is not modelled: the optimizer is counted as offloaded the plain way.',
  },
  {
    path: zero('zero_quantized_nontrainable_weights'),
    asked: on,
    sentence:
      'zero_quantized_nontrainable_weights acts on weights that are frozen before they are partitioned; here the script freezes them after, and they are counted unquantized.',
  },
  {
    path: zero('stage3_module_granularity_threshold'),
    asked: above(0),
    sentence:
      'stage3_module_granularity_threshold is not modelled: modules that it makes leaves are counted as gathered one by one.',
  },
  {
    path: zero('leaf_module', 'names'),
    asked: listed,
    sentence: 'leaf_module.names is not modelled: those modules are counted as gathered one by one.',
  },
  {
    path: zero('leaf_module', 'name_suffixes'),
    asked: listed,
    sentence: 'leaf_module.name_suffixes is not modelled: those modules are counted as gathered one by one.',
  },
  {
    path: zero('stage3_use_all_reduce_for_fetch_params'),
    asked: on,
    sentence: 'stage3_use_all_reduce_for_fetch_params is not modelled: weights are counted as fetched by all-gathers.',
  },
  {
    path: zero('reduce_scatter'),
    asked: (value) => value === false,
    sentence: 'reduce_scatter: false is not modelled: gradients are counted as reduced and scattered.',
  },
  {
    path: ['gradient_predivide_factor'],
    asked: (value) => typeof value === 'number' && value !== 1,
    sentence: 'gradient_predivide_factor is not modelled: ZeRO-3 makes a scaled copy of the bucket for it.',
  },
  {
    path: ['sparse_gradients'],
    asked: on,
    sentence: 'Sparse gradients are not modelled: those of embeddings are counted dense.',
  },
  {
    path: ['sequence_parallel_size'],
    asked: above(1),
    sentence: 'Sequence parallelism is not modelled: activations are counted for whole sequences on every rank.',
  },
  {
    path: ['pipeline', 'stages'],
    asked: above(1),
    sentence: 'Pipeline parallelism is not modelled: every rank is counted with all layers.',
  },
  {
    path: ['expert_parallel', 'enabled'],
    asked: on,
    sentence: 'Expert parallelism is not modelled: experts are counted as any other weights.',
  },
  {
    path: ['hybrid_engine', 'enabled'],
    asked: on,
    sentence: 'The hybrid engine is not modelled: its inference containers come on top.',
  },
  {
    path: ['activation_checkpointing', 'cpu_checkpointing'],
    asked: on,
    sentence:
      'activation_checkpointing.cpu_checkpointing acts on models that call deepspeed.checkpointing; the checkpointing of transformers, which is what is counted, keeps its inputs on the GPU.',
  },
  {
    path: ['activation_checkpointing', 'partition_activations'],
    asked: on,
    sentence:
      'activation_checkpointing.partition_activations acts on models that call deepspeed.checkpointing; the checkpointing of transformers, which is what is counted, does not share its inputs among ranks.',
  },
  {
    path: zero('offload_optimizer', 'pipeline_read'),
    asked: on,
    sentence: 'Overlapped reads from NVMe (pipeline_read) are not modelled: they take more of the swap buffers.',
  },
  {
    path: zero('offload_optimizer', 'pipeline_write'),
    asked: on,
    sentence: 'Overlapped writes to NVMe (pipeline_write) are not modelled: they take more of the swap buffers.',
  },
  {
    path: ['optimizer', 'type'],
    asked: (value) => typeof value === 'string' && /^(one ?bit|zero ?one)/i.test(value),
    sentence: 'The error-feedback buffers of 1-bit optimizers are not modelled: about 4 bytes a weight come on top.',
  },
  {
    path: ['optimizer', 'type'],
    asked: (value) => typeof value === 'string' && value.toLowerCase() === 'muon',
    sentence:
      'Muon is counted with one fp32 momentum a weight; the buffers of its orthogonalization are not modelled: a measured run needs 7 % more.',
  },
];

/** A sentence for each setting of this config that the figures do not follow. */
export function notModelled(config: unknown): string[] {
  if (!isJson(config)) return [];
  return NOT_MODELLED.filter(({ path, asked }) => asked(valueAt(config, path))).map(({ sentence }) => sentence);
}

function valueAt(config: Json, path: readonly string[]): unknown {
  let value: unknown = config;
  for (const key of path) value = isJson(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}
