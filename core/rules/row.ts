/** A row of `check --batch`: what its context says of the run, with the defaults of a plain run where it says nothing. */
import type { Integration } from './rule.ts';
import type { RunContext } from './view.ts';

export interface BatchRow {
  readonly id?: unknown;
  readonly config?: unknown;
  readonly config_text?: unknown;
  readonly context?: unknown;
}

export interface Launch {
  readonly integration: Integration;
  /** Ranks; with a pipeline, those of one stage. */
  readonly worldSize: number;
  readonly path: string;
  readonly run: RunContext;
  /** An accelerate config file, for `accelerate launch`. */
  readonly yaml?: unknown;
  readonly yamlFacts?: Readonly<Record<string, unknown>>;
  /** Whether the run uses DeepSpeed at all. */
  readonly deepspeed: boolean;
  /** No engine is built, DeepSpeedConfig alone. */
  readonly configOnly: boolean;
}

type Context = Readonly<Record<string, unknown>>;

/** The tiny models of such runs: a Llama of hidden size 32, or a plain module without a config. */
const LLAMA_HIDDEN_SIZE = 32;
const DATALOADER_BATCH_SIZE = 2;
const DATASET_ROWS = 32;
const DEFAULT_EPOCHS = 3;
const TRAINER_DEFAULTS = { per_device_train_batch_size: 2, max_steps: 2 };

export function launchOf(row: BatchRow): Launch {
  const context: Context = record(row.context) ?? {};
  const framework = text(context.framework) ?? 'raw';
  const ranks = positive(context.world_size) ?? positive(context.nproc) ?? 1;
  // DeepSpeed counts data-parallel ranks: each stage of a pipeline takes one from the others.
  const worldSize = Math.max(Math.floor(ranks / (positive(context.pipeline) ?? 1)), 1);
  const path = text(context.filename) ?? 'ds_config.json';
  const launched = framework === 'accelerate_launch';
  const yaml = launched ? (record(context.accelerate_yaml) ?? {}) : undefined;
  const integration: Integration =
    framework === 'hf' ? 'hf-trainer' : framework === 'accelerate' || launched ? 'accelerate' : 'raw';
  const run = {
    ...common(context),
    ...(integration === 'raw'
      ? raw(context)
      : integration === 'hf-trainer'
        ? trainer(context, worldSize)
        : accelerate(context, row, yaml)),
  };
  return {
    integration,
    worldSize,
    path,
    run,
    configOnly: framework === 'config_only',
    deepspeed: yaml === undefined || yaml.distributed_type === 'DEEPSPEED',
    ...(yaml !== undefined && { yaml, yamlFacts: { hasFile: row.config != null || row.config_text != null } }),
  };
}

function common(context: Context): RunContext {
  const shims = Array.isArray(context.shims) ? context.shims : [];
  const devices = shims
    .map((shim) => /^device_count=(\d+)$/.exec(String(shim))?.[1])
    .find((count) => count !== undefined);
  const accelerator = text(context.accelerator);
  const known =
    accelerator === 'cuda' ||
    accelerator === 'cpu' ||
    accelerator === 'rocm' ||
    accelerator === 'xpu' ||
    accelerator === 'hpu' ||
    accelerator === 'npu';
  return {
    ...(known && { accelerator }),
    ...(devices !== undefined && { devicesPerNode: Number(devices) }),
    fp16Supported: !shims.includes('fp16_unsupported'),
    bf16Supported: !shims.includes('bf16_unsupported'),
    pipelineStages: positive(context.pipeline) ?? 0,
    zeroInit: context.zero_init === true,
    unusedParameters: context.model === 'unused',
    forwardOnly: false,
    saves: context.save === '16bit' || context.save === 'ckpt' || context.save === 'model' ? context.save : null,
    environment: strings(context.env),
    packages: { mup: false },
    other: context,
  };
}

function raw(context: Context): RunContext {
  return {
    // The other two always train.
    forwardOnly: context.forward_only === true,
    clientOptimizer: text(context.client_optimizer) ?? null,
    clientScheduler: text(context.client_scheduler) ?? null,
    hiddenSize: context.model === 'llama' ? LLAMA_HIDDEN_SIZE : null,
  };
}

/** Optimizer steps of a Trainer whose arguments give epochs: Trainer.set_initial_training_values. */
function trainerSteps(given: Context, worldSize: number): number {
  const micro = positive(given.per_device_train_batch_size) ?? 1;
  const batches = Math.ceil(DATASET_ROWS / (micro * worldSize));
  const perEpoch = Math.max(Math.ceil(batches / (positive(given.gradient_accumulation_steps) ?? 1)), 1);
  return Math.ceil((positive(given.num_train_epochs) ?? DEFAULT_EPOCHS) * perEpoch);
}

function trainer(context: Context, worldSize: number): RunContext {
  const model = record(context.model_config) ?? {};
  const trainingArguments = { ...TRAINER_DEFAULTS, ...record(context.training_args) };
  return {
    clientOptimizer: text(context.client_optimizer) ?? null,
    clientScheduler: text(context.client_scheduler) ?? null,
    hiddenSize: context.no_hidden_size === true ? null : (positive(model.hidden_size) ?? LLAMA_HIDDEN_SIZE),
    trainingArguments,
    trainingSteps: trainerSteps(trainingArguments, worldSize),
    evaluatesFirst: context.hf_action === 'evaluate',
  };
}

function accelerate(context: Context, row: BatchRow, yaml: Context | undefined): RunContext {
  const dummy = yaml === undefined ? context.dummy_optim === true : record(row.config)?.optimizer !== undefined;
  const settings = record(yaml?.deepspeed_config) ?? {};
  const mixed = yaml === undefined ? context.mixed_precision : yaml.mixed_precision;
  const accumulation = yaml === undefined ? context.gradient_accumulation_steps : settings.gradient_accumulation_steps;
  // Accelerator() reads what is not passed to it, and the steps all the same, from its environment.
  const environment = strings(context.env);
  const client = 'client_optimizer' in context ? text(context.client_optimizer) : 'AdamW';
  return {
    clientOptimizer: dummy ? null : (client ?? null),
    clientScheduler: text(context.client_scheduler) ?? null,
    hiddenSize: yaml === undefined && context.model === 'llama' ? LLAMA_HIDDEN_SIZE : null,
    dummyOptimizer: dummy,
    dummyScheduler: context.dummy_sched === true,
    dataloaderBatchSize: context.no_dataloader === true ? null : (positive(context.dl_batch) ?? DATALOADER_BATCH_SIZE),
    mixedPrecision: text(mixed) ?? environment.ACCELERATE_MIXED_PRECISION ?? 'no',
    acceleratorGradientAccumulationSteps:
      positive(Number(environment.ACCELERATE_GRADIENT_ACCUMULATION_STEPS)) ?? positive(accumulation) ?? 1,
    ...(record(context.plugin) !== undefined && { deepspeedPlugin: record(context.plugin) ?? {} }),
    // What stands beside the name of a config file, and reaches the plugin all the same.
    ...(settings.deepspeed_config_file !== undefined &&
      settings.zero3_init_flag === true && { deepspeedPlugin: { zero3_init_flag: true } }),
    trainingSteps: 10,
  };
}

/** The ds_config that DeepSpeedPlugin makes of its arguments (or those of an accelerate file) where no config file is named. */
export function configOfPlugin(settings: Context): string {
  const device = (kind: string): string => text(settings[`offload_${kind}_device`]) ?? 'none';
  const offload = (kind: 'optimizer' | 'param'): Record<string, unknown> => ({
    device: device(kind),
    // The argument's own default is the word "none".
    nvme_path: device(kind) === 'nvme' ? (text(settings[`offload_${kind}_nvme_path`]) ?? 'none') : null,
  });
  return JSON.stringify({
    train_batch_size: 'auto',
    train_micro_batch_size_per_gpu: 'auto',
    gradient_accumulation_steps: settings.gradient_accumulation_steps ?? 'auto',
    zero_optimization: {
      stage: settings.zero_stage ?? 2,
      offload_optimizer: offload('optimizer'),
      offload_param: offload('param'),
      stage3_gather_16bit_weights_on_model_save: settings.zero3_save_16bit_model === true,
    },
    gradient_clipping: settings.gradient_clipping ?? 'auto',
  });
}

/** What DeepSpeedPlugin gets where the row has no config; undefined where the launch names a config file all the same. */
export function pluginSettings(launch: Launch): Context | undefined {
  if (launch.integration !== 'accelerate') return undefined;
  if (launch.yaml === undefined) return launch.run.deepspeedPlugin ?? {};
  const settings = record(record(launch.yaml)?.deepspeed_config) ?? {};
  return settings.deepspeed_config_file === undefined ? settings : undefined;
}

function record(value: unknown): Context | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Context) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

function strings(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value) ?? {}).map(([key, entry]) => [key, String(entry)]));
}
