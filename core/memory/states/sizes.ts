/** What the closed form of model states is computed from: counts of elements, widths in bytes, and the settings that move bytes. */
import { type OptimizerKind, optimizerOf } from '../engines/optimizer.ts';
import type { ClientOptimizer } from '../run.ts';
import { countOf, flagOf, isJson, type Json, section } from '../settings/read.ts';
import { readZero, type ZeroSettings } from '../settings/zero.ts';

export interface StatesInput {
  /** All parameters, elements. */
  readonly params: number;
  /** Parameters that get gradients; absent: all. */
  readonly trainableParams?: number;
  /** Largest single parameter, elements (the largest layer where that is what is known); 0: not known. */
  readonly largestLayer: number;
  readonly worldSize: number;
  readonly gpusPerNode?: number;
  /** Absent: the config's, or 1. */
  readonly gradientAccumulationSteps?: number;
  readonly clientOptimizer?: ClientOptimizer;
  /** The ds_config as plain JSON, every "auto" resolved. */
  readonly config: unknown;
}

export interface StateSizes {
  readonly zero: ZeroSettings;
  readonly optimizer: OptimizerKind;
  /** Data-parallel ranks. */
  readonly ranks: number;
  readonly ranksPerNode: number;
  readonly nodes: number;
  /** Micro steps of one optimizer step. */
  readonly accumulationSteps: number;
  readonly accumulates: boolean;
  /** Bytes of a weight as the model computes with it. */
  readonly width: 2 | 4;
  readonly params: number;
  readonly trainable: number;
  readonly largest: number;
  /** Trainable elements that one rank owns. */
  readonly part: number;
  /** All elements that one rank owns at stage 3. */
  readonly weightPart: number;
  /** Elements of the largest sub group of a rank's partition (stage 3). */
  readonly group: number;
}

/** Never fails: senseless counts become 0 or 1, so that a config can always be compared. */
export function stateSizes(input: StatesInput): StateSizes {
  const config: Json = isJson(input.config) ? input.config : {};
  const zero = readZero(config);
  const tensorParallel = Math.max(1, countOf(section(config, 'tensor_parallel'), 'autotp_size', 1));
  const worldSize = whole(input.worldSize, 1);
  const ranks = Math.max(1, Math.floor(worldSize / tensorParallel));
  const params = Math.ceil(whole(input.params, 0) / tensorParallel);
  const trainable = Math.min(params, Math.ceil(whole(input.trainableParams ?? input.params, 0) / tensorParallel));
  const ranksPerNode = Math.min(whole(input.gpusPerNode ?? Math.min(worldSize, 8), 1), worldSize);
  const part = zero.stage === 0 ? trainable : Math.ceil(trainable / ranks);
  const half =
    flagOf(section(config, 'fp16'), 'enabled', false) ||
    flagOf(section(config, 'bf16'), 'enabled', flagOf(section(config, 'bfloat16'), 'enabled', false));
  const accumulationSteps = whole(
    input.gradientAccumulationSteps ?? countOf(config, 'gradient_accumulation_steps', 1),
    1,
  );
  return {
    zero,
    optimizer: optimizerOf(config, input.clientOptimizer ?? null),
    ranks,
    ranksPerNode,
    nodes: Math.ceil(worldSize / ranksPerNode),
    accumulationSteps,
    accumulates: accumulationSteps > 1,
    width: half ? 2 : 4,
    params,
    trainable,
    largest: Math.min(params, whole(input.largestLayer, 0)),
    part,
    weightPart: Math.ceil(params / ranks),
    group: Math.min(part, Math.max(1, zero.subGroup)),
  };
}

export function stateBytesPerElement(optimizer: OptimizerKind): number {
  return optimizer.states.reduce((sum, bytes) => sum + bytes, 0);
}

function whole(value: number, least: number): number {
  return Number.isFinite(value) ? Math.max(least, Math.floor(value)) : least;
}
