/**
 * `.github/ds-review.yml` after validation, with every default filled in. Keys are spelt as in the file; sizes are bytes.
 * Its JSON Schema, `schemas/review-config.schema.json`, describes the file; a test proves that both say the same.
 */
import type { Position, Span } from '../config/document.ts';

export interface Policy {
  readonly version: 1;
  /** `auto` (found in the repository's requirements) or a release such as 0.19.8. */
  readonly deepspeed: string;
  /** Globs of paths; null: every DeepSpeed config, found by content. */
  readonly configs: readonly string[] | null;
  /** Empty: the default matrix. */
  readonly targets: readonly PolicyTarget[];
  readonly workloads: readonly Workload[];
  readonly rules: ReadonlyMap<string, RuleLevel>;
  readonly suppressions: readonly Suppression[];
  /** null: the policy does not say, so that what the caller asks for counts alone. */
  readonly fail_on: FailOn | null;
  readonly smoke: SmokePolicy;
}

export type RuleLevel = 'off' | 'notice' | 'warning' | 'error';
/** From the strictest to the mildest: `warning` fails at errors too; `does-not-fit` at errors and where a target has too little memory. */
export type FailOn = 'warning' | 'does-not-fit' | 'error' | 'never';

export interface PolicyTarget {
  readonly name?: string | undefined;
  /** Id, alias or device name of data/hardware. */
  readonly gpu?: string | undefined;
  /** `aws/p5.48xlarge` */
  readonly instance?: string | undefined;
  readonly gpus_per_node?: number | undefined;
  readonly nodes?: number | undefined;
  /** Bytes of one node. */
  readonly cpu_memory?: number | undefined;
  /** Bytes of local NVMe of one node. */
  readonly nvme?: number | undefined;
}

/** What a training script does with a config. Absent: unknown. */
export interface WorkloadShape {
  /** A Hugging Face id, the path of a config.json in the repository, or `params=2.7e9,largest_layer=65e6`. */
  readonly model?: string | undefined;
  readonly micro_batch?: number | undefined;
  /** Tokens of one sample. */
  readonly sequence_length?: number | undefined;
  readonly gradient_accumulation_steps?: number | undefined;
  readonly gradient_checkpointing?: boolean | undefined;
  readonly attention?: 'sdpa' | 'eager' | 'flash' | undefined;
  readonly lora?: LoraPolicy | undefined;
  readonly client_optimizer?: ClientOptimizer | undefined;
  /** Trainable parameters beside the model (a policy head), elements. */
  readonly extra_parameters?: number | undefined;
  /** Module prefixes that the script freezes. */
  readonly frozen?: readonly string[] | undefined;
}

export interface Workload extends WorkloadShape {
  /** Path or glob of the ds_config. */
  readonly config: string;
  /** Images of one sample of a vision-language model. */
  readonly images_per_sample?: number | undefined;
  /** Side of such an image, pixels, where the model takes any size. */
  readonly image_size?: number | undefined;
  readonly integration?: 'raw' | 'hf-trainer' | 'accelerate' | undefined;
  /** Ranks of the real run; absent: those of the targets. */
  readonly world_size?: number | undefined;
  readonly training_steps?: number | undefined;
  readonly learning_rate?: number | undefined;
}

export interface LoraPolicy {
  /** Rank of the adapters. */
  readonly r: number;
  /** Layer names as PEFT matches them, or the one entry `all-linear`. */
  readonly targets: readonly string[];
}

/** The optimizer that the script builds; `none`: the config's. As the command line's --client-optimizer. */
export type ClientOptimizer = (typeof CLIENT_OPTIMIZERS)[number];
export const CLIENT_OPTIMIZERS = [
  'none',
  'torch_adamw',
  'torch_adamw_fused',
  'torch_sgd',
  'torch_adagrad',
  'lion',
  'adamw_8bit',
] as const;

/** A finding that is known and accepted. */
export interface Suppression {
  readonly rule: string;
  /** Path or glob; absent: every file. */
  readonly path?: string | undefined;
  readonly reason: string;
}

export interface SmokePolicy {
  /** File name below .github/workflows on the default branch. */
  readonly workflow: string;
  /** Profiles that the gate wants green when a config they use changes. */
  readonly require: readonly string[];
  /** Those of the file, in its order; the built-in ones are not among them. */
  readonly profiles: ReadonlyMap<string, SmokeProfile>;
  /** `maintainers`: those with maintain or admin may start a run of a fork's pull request by naming the SHA. */
  readonly forks: 'refuse' | 'maintainers';
  /** Who of those with write access may start runs; null: all. Logins and team slugs. */
  readonly allow: { readonly users: readonly string[]; readonly teams: readonly string[] } | null;
  readonly limits: SmokeLimits;
  /** Models (or globs) that a run may use besides those of workloads and profiles. */
  readonly models: readonly string[];
}

export interface SmokeProfile extends WorkloadShape {
  /** Absent: the pull request's one changed config. */
  readonly config?: string | undefined;
  readonly world_size: number;
  /** Optimizer steps. */
  readonly steps: number;
  readonly timeout_minutes: number;
  /** Put in place of the config's own; absent: as in the config. */
  readonly stage?: 0 | 1 | 2 | 3 | undefined;
  readonly offload?: 'none' | 'cpu' | 'nvme' | undefined;
  /** Save and load a checkpoint at the end. */
  readonly checkpoint: boolean;
}

/** null: no limit. Minutes are GPU runner minutes of one day (UTC). */
export interface SmokeLimits {
  readonly concurrent: number | null;
  readonly concurrent_per_user: number | null;
  readonly gpu_minutes_per_day: number | null;
  readonly gpu_minutes_per_user_per_day: number | null;
}

export interface PolicyProblem {
  readonly code:
    | 'syntax'
    | 'duplicate-key'
    | 'not-an-object'
    | 'unknown-key'
    | 'missing-key'
    | 'wrong-type'
    | 'wrong-value'
    | 'unknown-rule'
    | 'unknown-profile'
    | 'conflict';
  /** Without the place: `problemLine` puts it before. */
  readonly message: string;
  readonly path: string;
  /** RFC 6901. */
  readonly pointer: string;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

/** `.github/ds-review.yml:12:3: …` */
export function problemLine({ path, start, message }: PolicyProblem): string {
  return `${path}:${start.line}:${start.column}: ${message}`;
}
