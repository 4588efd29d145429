/** What trains with a config, as far as the policy says: the model, the numbers of the run, and what rules may know of it. */
import type { AttentionKernel, ClientOptimizer, ImagesOfRun, LoraAdapters, ModelOfRun } from '../memory/run.ts';
import type { ModelCatalogue } from '../models/catalogue.ts';
import { findModel } from '../models/find-model.ts';
import { parseModelCounts } from '../models/model-counts.ts';
import type { Workload } from '../policy/policy.ts';
import type { RunContext } from '../rules/view.ts';
import type { WorkloadState } from './outcome.ts';

export interface KnownWorkload {
  readonly model: ModelOfRun;
  /** Elements; null: not known. */
  readonly parameters: number | null;
  readonly largestLayer: number | null;
  readonly run: RunNumbers;
}

/** undefined: nobody says. */
export interface RunNumbers {
  readonly microBatch?: number;
  readonly sequenceLength?: number;
  readonly gradientCheckpointing?: boolean;
  readonly accumulation?: number;
  readonly attention?: AttentionKernel;
  readonly lora?: LoraAdapters;
  readonly clientOptimizer?: ClientOptimizer;
  readonly frozen?: readonly string[];
  readonly extraParameters?: number;
  readonly images?: ImagesOfRun;
}

export interface WorkloadOfConfig {
  /** null: the model is not known, `unknowns` says so. */
  readonly known: KnownWorkload | null;
  readonly state: WorkloadState;
  readonly unknowns: readonly string[];
}

/** null: the policy names no model either. */
export function workloadOf(workload: Workload, policyPath: string, models: ModelCatalogue): WorkloadOfConfig | null {
  if (workload.model === undefined) return null;
  const found = modelOf(workload.model, models);
  const state: WorkloadState = {
    model: found.name,
    parameters: found.known === null ? null : found.known.parameters,
    microBatch: workload.micro_batch ?? null,
    sequenceLength: workload.sequence_length ?? null,
    from: policyPath,
  };
  if (found.known === null) return { known: null, state, unknowns: [found.message] };
  return { known: { ...found.known, run: numbersOf(workload) }, state, unknowns: [] };
}

type FoundModel =
  | { readonly name: string; readonly known: Omit<KnownWorkload, 'run'> }
  | { readonly name: string; readonly known: null; readonly message: string };

function modelOf(name: string, models: ModelCatalogue): FoundModel {
  const counts = parseModelCounts(name);
  if (counts !== null) {
    const { params, largestLayer } = counts;
    return { name, known: { model: { kind: 'count', params, largestLayer }, parameters: params, largestLayer } };
  }
  const search = findModel(name, models);
  if (!search.found) return { name, known: null, message: search.message };
  const { id, config, total, largest } = search.model;
  return { name: id, known: { model: { kind: 'config', config }, parameters: total, largestLayer: largest } };
}

function numbersOf(workload: Workload): RunNumbers {
  const { lora, client_optimizer: optimizer } = workload;
  return {
    ...(workload.micro_batch === undefined ? {} : { microBatch: workload.micro_batch }),
    ...(workload.sequence_length === undefined ? {} : { sequenceLength: workload.sequence_length }),
    ...(workload.gradient_checkpointing === undefined
      ? {}
      : { gradientCheckpointing: workload.gradient_checkpointing }),
    ...(workload.gradient_accumulation_steps === undefined
      ? {}
      : { accumulation: workload.gradient_accumulation_steps }),
    ...(workload.attention === undefined ? {} : { attention: workload.attention }),
    ...(lora === undefined ? {} : { lora: { r: lora.r, targetModules: lora.targets } }),
    ...(optimizer === undefined ? {} : { clientOptimizer: optimizer === 'none' ? null : optimizer }),
    ...(workload.frozen === undefined ? {} : { frozen: workload.frozen }),
    ...(workload.extra_parameters === undefined ? {} : { extraParameters: workload.extra_parameters }),
    ...imagesOf(workload),
  };
}

function imagesOf({ images_per_sample: perSample, image_size: side }: Workload): Pick<RunNumbers, 'images'> {
  if (perSample === undefined && side === undefined) return {};
  return {
    images: { ...(perSample === undefined ? {} : { perSample }), ...(side === undefined ? {} : { side }) },
  };
}

/** Class names of torch.optim and friends, as rules know them. */
const OPTIMIZER_CLASS = {
  torch_adamw: 'AdamW',
  torch_adamw_fused: 'AdamW',
  torch_sgd: 'SGD',
  torch_adagrad: 'Adagrad',
  lion: 'Lion',
  adamw_8bit: 'AdamW8bit',
} as const;

/**
 * What rules may take for known. Not the Trainer's arguments: of a few of them the others would follow as defaults, and a file that says
 * otherwise would be called a mismatch.
 */
export function runContextOf(
  workload: Workload | null,
  accelerator: NonNullable<RunContext['accelerator']> | null,
): RunContext {
  const device = accelerator === null ? {} : { accelerator };
  if (workload === null) return device;
  const optimizer = workload.client_optimizer;
  const client =
    optimizer === undefined ? {} : { clientOptimizer: optimizer === 'none' ? null : OPTIMIZER_CLASS[optimizer] };
  return {
    ...device,
    ...client,
    ...(workload.training_steps === undefined ? {} : { trainingSteps: workload.training_steps }),
  };
}
