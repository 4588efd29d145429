/** A run with its ds_config read: what the replay works on. */

import { type OptimizerKind, optimizerOf } from '../engines/optimizer.ts';
import type { NetworkOptions } from '../model/network.ts';
import type { EstimateError } from '../result.ts';
import type { TrainingRun } from '../run.ts';
import { type Precision, readPrecision } from './precision.ts';
import { countOf, isJson, numberOf, section } from './read.ts';
import { readZero, type ZeroSettings } from './zero.ts';

export interface ResolvedRun {
  readonly zero: ZeroSettings;
  readonly precision: Precision;
  readonly optimizer: OptimizerKind;
  /** Data-parallel ranks. */
  readonly ranks: number;
  /** Ranks that share a node. */
  readonly ranksPerNode: number;
  readonly gradientAccumulation: number;
  readonly clipping: number;
  readonly network: NetworkOptions;
  readonly modelConfig: unknown;
  /** Elements beside those of the config. */
  readonly extraParameters: number;
  readonly expandableSegments: boolean;
  readonly deviceBytes: number;
}

/** Sizes above these cannot be meant. */
const LIMITS = { worldSize: 1e6, microBatch: 1e6, sequenceLength: 1e8, steps: 1e6, images: 1e4, imageSide: 1e5 };

export function resolveRun(run: TrainingRun): ResolvedRun | EstimateError {
  if (!isJson(run.config)) return { error: 'The DeepSpeed config is not a JSON object.' };
  const config = run.config;
  const accumulation = run.gradientAccumulationSteps ?? countOf(config, 'gradient_accumulation_steps', 1);
  const problem =
    sizeProblem('The world size', run.worldSize, LIMITS.worldSize) ??
    sizeProblem('The micro batch', run.microBatch, LIMITS.microBatch) ??
    sizeProblem('The sequence length', run.sequenceLength, LIMITS.sequenceLength) ??
    sizeProblem('gradient_accumulation_steps', accumulation, LIMITS.steps) ??
    sizeProblem('The number of images a sample', run.images?.perSample ?? 1, LIMITS.images) ??
    sizeProblem('The size of an image', run.images?.side ?? 1, LIMITS.imageSide);
  if (problem !== null) return { error: problem };
  if (run.lora !== null && sizeProblem('', run.lora.r, 1e6) !== null) {
    return { error: `The LoRA rank ${run.lora.r} is not a positive integer.` };
  }
  const tensorParallel = Math.max(1, countOf(section(config, 'tensor_parallel'), 'autotp_size', 1));
  if (run.worldSize % tensorParallel !== 0) {
    return { error: `The world size ${run.worldSize} does not divide by the tensor parallel size ${tensorParallel}.` };
  }
  const zero = readZero(config);
  const precision = readPrecision(config);
  const optimizer = optimizerOf(config, run.clientOptimizer);
  return {
    zero,
    precision,
    optimizer: precision.halfStates
      ? { ...optimizer, states: optimizer.states.map((bytes) => bytes / 2), measured: false }
      : optimizer,
    ranks: run.worldSize / tensorParallel,
    ranksPerNode: Math.min(run.gpusPerNode ?? 8, run.worldSize),
    gradientAccumulation: accumulation,
    clipping: numberOf(config, 'gradient_clipping', 0),
    network: {
      width: precision.width,
      batch: run.microBatch,
      sequence: run.sequenceLength,
      checkpointing: run.gradientCheckpointing,
      attention: run.attention,
      lora: run.lora,
      frozen: run.frozen ?? [],
      ...(run.images === undefined ? {} : { images: run.images }),
      zero3: zero.stage === 3,
      plainLinear: !zero.efficientLinear,
      leafClasses: zero.leafClasses,
      tensorParallel,
    },
    extraParameters: Math.max(0, Math.floor(run.extraParameters ?? 0)) || 0,
    modelConfig: run.model.kind === 'config' ? run.model.config : null,
    expandableSegments: run.expandableSegments ?? false,
    deviceBytes: run.deviceBytes ?? Number.POSITIVE_INFINITY,
  };
}

function sizeProblem(what: string, value: number, limit: number): string | null {
  if (Number.isInteger(value) && value > 0 && value <= limit) return null;
  return `${what} ${value} is not a positive integer of a sensible size.`;
}
