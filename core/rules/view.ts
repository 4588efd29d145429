/** The config as DeepSpeed will see it: one way of launching, one world size, one release. */
import type { ConfigDocument, Member, Node, ObjectNode } from '../config/document.ts';
import type { BatchReading } from '../deepspeed/batch.ts';
import type { Refusal } from '../deepspeed/refusals.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';
import type { Accelerator } from '../hardware/accelerator.ts';
import type { Integration } from './rule.ts';

/**
 * What is known of the run around the config. `undefined` means unknown, and a rule that hangs on it says a notice at most;
 * `null` or `false` means: known that there is none. `check --batch` fills all of it from a row's context (with the defaults of a plain run),
 * a pull request fills what the policy and launchers say.
 */
export interface RunContext {
  readonly accelerator?: 'cuda' | 'cpu' | 'rocm' | 'xpu' | 'hpu' | 'npu';
  /** The cards that the config is to run on, as `data/hardware` describes them: the targets of the policy. */
  readonly gpus?: readonly Pick<Accelerator, 'name' | 'vendor' | 'compute_capability' | 'supports'>[];
  /** Accelerators of one node. */
  readonly devicesPerNode?: number;
  /** What the accelerator answers when DeepSpeed asks whether it can train in this type. */
  readonly fp16Supported?: boolean;
  readonly bf16Supported?: boolean;
  /** Class name of the optimizer or scheduler that the script builds itself; null: it builds none. */
  readonly clientOptimizer?: string | null;
  readonly clientScheduler?: string | null;
  /** Stages of a PipelineModule; 0: a plain module. */
  readonly pipelineStages?: number;
  /** `deepspeed.zero.Init` around the model. */
  readonly zeroInit?: boolean;
  /** What the model's config calls hidden_size; null: the model has no config with a hidden size. */
  readonly hiddenSize?: number | null;
  readonly modelClass?: string;
  readonly unusedParameters?: boolean;
  /** No optimizer step is taken (inference). */
  readonly forwardOnly?: boolean;
  /** What the script saves: `16bit` = save_16bit_model, `ckpt` = save_checkpoint, `model` = Trainer.save_model; null: nothing. */
  readonly saves?: '16bit' | 'ckpt' | 'model' | null;
  /** transformers.TrainingArguments that are given; what is absent here has Transformers' default if the object is there. */
  readonly trainingArguments?: Readonly<Record<string, unknown>>;
  /** Trainer.evaluate() or predict() before train(). */
  readonly evaluatesFirst?: boolean;
  /** Arguments of accelerate's DeepSpeedPlugin(...). */
  readonly deepspeedPlugin?: Readonly<Record<string, unknown>>;
  readonly mixedPrecision?: string | null;
  readonly acceleratorGradientAccumulationSteps?: number | null;
  /** batch_size of the DataLoader that goes into prepare(); null: none goes in. */
  readonly dataloaderBatchSize?: number | null;
  readonly dummyOptimizer?: boolean;
  readonly dummyScheduler?: boolean;
  /** Optimizer steps of the whole training. */
  readonly trainingSteps?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Python packages known to be there (true) or missing (false). */
  readonly packages?: Readonly<Record<string, boolean>>;
  /** A fact of `check --batch` that has no name of its own here, as the row's context spells it. */
  readonly other?: Readonly<Record<string, unknown>>;
}

/** What DeepSpeed uses: parsed numbers, booleans, objects. */
export type Setting = string | number | boolean | null | readonly Setting[] | { readonly [key: string]: Setting };

export interface ConfigView {
  readonly document: ConfigDocument;
  /** The config after the integration filled "auto"; an empty object node where the file holds none. */
  readonly root: ObjectNode;
  /** What stands in the file, before anything was filled. */
  readonly written: ObjectNode;
  /** In scope `file`: the first one that the file is meant for. */
  readonly integration: Integration;
  /** Absent in scope `file` and `integration`. */
  readonly worldSize?: number;
  /** Every world size of this review, and whether they are those of the real run or only looked at for want of knowledge. */
  readonly worldSizes: readonly number[];
  readonly worldSizesKnown: boolean;
  readonly deepspeed: string;
  /** The keys, models and defaults of that release. */
  readonly facts: ReleaseFacts;
  /** The ways of launching that the file is meant for. */
  readonly intended: readonly Integration[];
  readonly run: RunContext;
  /** The value at a path of keys, of the filled config; undefined where a step is missing or not an object. */
  get(...path: readonly string[]): Node | undefined;
  /** The member (key and value), for findings about the key itself. */
  member(...path: readonly string[]): Member | undefined;
  /** `get` on what is written, before anything was filled. */
  getWritten(...path: readonly string[]): Node | undefined;
  /**
   * The value that DeepSpeed will use at this path, whether written or not: what is written after DeepSpeed's own coercion ("2" is stage 2,
   * `true` is stage 1), else its default (`setting('zero_optimization', 'stage')` of an empty file is 0). Aliases and deprecated keys are
   * followed. Undefined for a path that DeepSpeed does not know, and where a block is off or null (`offload_optimizer`).
   */
  setting(...path: readonly string[]): Setting | undefined;
  /** What the loader, the integration or DeepSpeedConfig refuses, under the id of the rule that says it. */
  refusals(rule: string): readonly Refusal[];
  /** Nothing is refused at all: the usual case, in which no rule needs to be asked for. */
  readonly refusesNothing: boolean;
  /** The batch sizes as DeepSpeed computes them; undefined outside scope `world`. */
  readonly batch: BatchReading | undefined;
}
