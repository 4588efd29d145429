/**
 * Every key of a ds_config that moves bytes, with the terms it moves and an example on which it does: `from` and `to` are two ds_configs (laid over
 * a plain bf16 AdamW one) whose figures differ. docs/memory.md shows the table; a test runs the examples.
 */

export interface MovingKey {
  /** Dotted path. */
  readonly key: string;
  /** Ids of files in core/memory/terms. */
  readonly terms: readonly string[];
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

type Config = Readonly<Record<string, unknown>>;

const zero = (stage: number, more: Config = {}): Config => ({ zero_optimization: { stage, ...more } });
/** A key of zero_optimization at one stage: absent, and with `value`. */
const inZero = (
  stage: number,
  key: string,
  value: unknown,
  terms: readonly string[],
  base: Config = {},
): MovingKey => ({
  key: `zero_optimization.${key}`,
  terms,
  from: zero(stage, base),
  to: zero(stage, { ...base, [key]: value }),
});
const top = (key: string, from: Config, to: Config, terms: readonly string[], stage = 2): MovingKey => ({
  key,
  terms,
  from: { ...zero(stage), ...from },
  to: { ...zero(stage), ...to },
});
const inOffload = (
  section: 'offload_optimizer' | 'offload_param',
  key: string,
  base: Config,
  value: unknown,
  terms: readonly string[],
  more: Config = {},
): MovingKey => ({
  key: `zero_optimization.${section}.${key}`,
  terms,
  from: zero(3, { ...more, [section]: base }),
  to: zero(3, { ...more, [section]: { ...base, [key]: value } }),
});

const CPU = { device: 'cpu' };
const NVME = { device: 'nvme', nvme_path: '/local_nvme' };
/** So few live parameters that gathers and releases come and go. */
const TIGHT = { stage3_max_live_parameters: 1e8, stage3_max_reuse_distance: 1e8 };

export const MOVING_KEYS: readonly MovingKey[] = [
  {
    key: 'zero_optimization.stage',
    terms: ['model-weights', 'weight-partition', 'master-weights'],
    from: zero(2),
    to: zero(3),
  },
  inZero(2, 'reduce_bucket_size', 5e7, ['reduce-bucket', 'reduce-flatten']),
  inZero(2, 'overlap_comm', true, ['reduce-bucket']),
  inZero(2, 'contiguous_gradients', false, ['reduce-bucket', 'gradient-partition']),
  inZero(3, 'stage3_prefetch_bucket_size', 1e6, ['gathered-weights', 'gather-buffer'], TIGHT),
  inZero(3, 'stage3_max_live_parameters', 1e8, ['gathered-weights']),
  inZero(3, 'stage3_max_reuse_distance', 0, ['gathered-weights'], { stage3_max_live_parameters: 1e8 }),
  inZero(3, 'stage3_param_persistence_threshold', 1e7, ['gathered-weights']),
  inZero(3, 'stage3_model_persistence_threshold', 1e7, ['gathered-weights'], {
    stage3_param_persistence_threshold: 1e7,
  }),
  inZero(3, 'sub_group_size', 1e7, ['step-gradients', 'cpu-gradients']),
  inZero(3, 'leaf_module', { classes: [] }, ['gathered-weights', 'gradients'], TIGHT),
  inZero(3, 'memory_efficient_linear', false, ['activations']),
  inZero(3, 'zero_hpz_partition_size', 4, ['secondary-partition']),
  inZero(3, 'zero_quantized_weights', true, ['quantized-gather'], TIGHT),
  inZero(3, 'zero_quantized_gradients', true, ['quantized-reduce', 'reduce-flatten'], {
    ...TIGHT,
    reduce_bucket_size: 1e9,
  }),
  inZero(2, 'offload_optimizer', CPU, [
    'cpu-master-weights',
    'cpu-gradients',
    'cpu-optimizer-states',
    'offload-staging',
  ]),
  inZero(3, 'offload_param', CPU, ['cpu-weights']),
  inOffload('offload_optimizer', 'device', CPU, 'nvme', ['nvme-optimizer', 'cpu-swap-buffers']),
  inOffload('offload_optimizer', 'pin_memory', CPU, false, ['cpu-gradients', 'cpu-accumulated-gradients']),
  inOffload('offload_optimizer', 'ratio', CPU, 0.5, ['master-weights', 'optimizer-states'], { sub_group_size: 1e7 }),
  inOffload('offload_optimizer', 'buffer_count', NVME, 8, ['cpu-swap-buffers']),
  inOffload('offload_param', 'device', CPU, 'nvme', ['nvme-weights', 'cpu-swap-buffers']),
  inOffload('offload_param', 'pin_memory', CPU, false, ['cpu-weights']),
  inOffload('offload_param', 'buffer_count', NVME, 8, ['cpu-swap-buffers']),
  inOffload('offload_param', 'buffer_size', NVME, 2e8, ['cpu-swap-buffers']),
  inOffload('offload_param', 'max_in_cpu', NVME, 1e6, ['cpu-weights']),
  top('gradient_accumulation_steps', {}, { gradient_accumulation_steps: 2 }, ['gradient-partition', 'gradients']),
  top('bf16.enabled', { bf16: { enabled: false } }, { bf16: { enabled: true } }, ['model-weights', 'activations']),
  top('fp16.enabled', { bf16: { enabled: false } }, { bf16: { enabled: false }, fp16: { enabled: true } }, [
    'model-weights',
    'activations',
  ]),
  top('bf16.bf16_master_weights_and_grads', {}, { bf16: { enabled: true, bf16_master_weights_and_grads: true } }, [
    'master-weights',
    'step-gradients',
  ]),
  top(
    'fp16.fp16_master_weights_and_grads',
    { bf16: { enabled: false }, fp16: { enabled: true } },
    { bf16: { enabled: false }, fp16: { enabled: true, fp16_master_weights_and_grads: true } },
    ['master-weights', 'step-gradients'],
  ),
  top(
    'bf16.bf16_optimizer_states',
    { bf16: { enabled: true, bf16_master_weights_and_grads: true } },
    { bf16: { enabled: true, bf16_master_weights_and_grads: true, bf16_optimizer_states: true } },
    ['optimizer-states'],
  ),
  top(
    'bf16.immediate_grad_update',
    { data_types: { grad_accum_dtype: 'fp32' } },
    { data_types: { grad_accum_dtype: 'fp32' }, bf16: { enabled: true, immediate_grad_update: true } },
    ['gradients'],
    1,
  ),
  top('data_types.grad_accum_dtype', {}, { data_types: { grad_accum_dtype: 'fp32' } }, ['gradient-partition']),
  top('communication_data_type', {}, { communication_data_type: 'fp32' }, ['reduce-flatten']),
  top('tensor_parallel.autotp_size', {}, { tensor_parallel: { autotp_size: 2 } }, ['model-weights', 'activations'], 1),
  top('optimizer.type', {}, { optimizer: { type: 'Lion' } }, ['optimizer-states']),
  top(
    'optimizer.params.torch_adam',
    {},
    { optimizer: { type: 'Adam', params: { torch_adam: true } } },
    ['optimizer-temporaries'],
    0,
  ),
  top(
    'optimizer.params.momentum',
    { optimizer: { type: 'SGD' } },
    { optimizer: { type: 'SGD', params: { momentum: 0.9 } } },
    ['optimizer-states'],
  ),
];

/** Keys that look as if they moved bytes, and why the figures are the same with them. */
export const STILL_KEYS: readonly { readonly key: string; readonly why: string }[] = [
  {
    key: 'zero_optimization.allgather_bucket_size',
    why: 'ZeRO-1/2 gather weights in place (runtime/zero/stage_1_and_2.py:3150)',
  },
  {
    key: 'zero_optimization.round_robin_gradients',
    why: 'deals parameters to ranks in another order, which the replay follows: what rank 0 owns changes by single parameters at most',
  },
  { key: 'zero_optimization.allgather_partitions', why: 'the same buffers either way' },
  {
    key: 'zero_optimization.stage3_gather_16bit_weights_on_model_save',
    why: 'acts when a checkpoint is saved: then rank 0 needs e P of CPU memory more',
  },
  { key: 'zero_force_ds_cpu_optimizer', why: 'decides whether a client optimizer is accepted, not what is kept' },
  {
    key: 'zero_optimization.offload_optimizer.fast_init',
    why: 'NVMe: the order of writes in initialize, not their buffers',
  },
  { key: 'gradient_clipping', why: 'scales in place' },
];
