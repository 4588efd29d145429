/** transformers.TrainingArguments as far as they go into the DeepSpeed config: transformers/integrations/deepspeed.py trainer_config_process. */
import { multiply, type PythonNumber, pythonNumber } from '../../deepspeed/python-numbers.ts';
import type { RunContext } from '../../rules/view.ts';
import type { Node, ObjectNode } from '../document.ts';
import { lookup } from './lookup.ts';

export interface TrainerArguments {
  readonly maxGradNorm: number;
  readonly learningRate: number;
  readonly betas: readonly [number, number];
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly fp16: boolean;
  readonly bf16: boolean;
  /** Optimizer steps; assumed where `stepsKnown` is false. */
  readonly warmupSteps: number;
  readonly trainingSteps: number;
  readonly stepsKnown: boolean;
  /** The warmup is given as a share of the training steps. */
  readonly warmupIsShare: boolean;
  /** The arguments are known, so that a number in the file that differs from them is a mismatch; else they are taken to agree with the file. */
  readonly known: boolean;
}

export interface BatchArguments {
  /** Samples of one forward pass of one rank, and forward passes per optimizer step. */
  readonly micro: number;
  readonly accumulation: number;
}

/** Where nothing is known of the run; also what the precision follows then. */
const ASSUMED_TRAINING_STEPS = 1000;
const ASSUMED_WARMUP_STEPS = 10;

export function trainerArguments(root: ObjectNode, run: RunContext): TrainerArguments {
  const given = run.trainingArguments;
  if (given === undefined) {
    const fp16 = isTrue(root, 'fp16') || (isFalse(root, 'bf16') && isAuto(lookup(root, ['fp16', 'enabled'])));
    return {
      maxGradNorm: 1,
      learningRate: 1e-4,
      betas: [0.9, 0.999],
      epsilon: 1e-8,
      weightDecay: 0,
      fp16,
      bf16: !fp16,
      warmupSteps: ASSUMED_WARMUP_STEPS,
      trainingSteps: run.trainingSteps ?? ASSUMED_TRAINING_STEPS,
      stepsKnown: false,
      warmupIsShare: false,
      known: false,
    };
  }
  const number = (key: string, standard: number): number => {
    const value = given[key];
    return typeof value === 'number' ? value : standard;
  };
  const trainingSteps =
    number('max_steps', 0) > 0 ? number('max_steps', 0) : (run.trainingSteps ?? ASSUMED_TRAINING_STEPS);
  const warmup = number('warmup_steps', 0);
  return {
    maxGradNorm: number('max_grad_norm', 1),
    learningRate: number('learning_rate', 5e-5),
    betas: [number('adam_beta1', 0.9), number('adam_beta2', 0.999)],
    epsilon: number('adam_epsilon', 1e-8),
    weightDecay: number('weight_decay', 0),
    fp16: given.fp16 === true || given.fp16_full_eval === true,
    bf16: given.bf16 === true || given.bf16_full_eval === true,
    warmupSteps: warmup >= 1 ? Math.trunc(warmup) : Math.ceil(trainingSteps * warmup),
    trainingSteps,
    stepsKnown: number('max_steps', 0) > 0 || run.trainingSteps !== undefined,
    warmupIsShare: warmup > 0 && warmup < 1,
    known: true,
  };
}

/** The batch arguments at a world size (ranks). Unknown ones are taken to agree with what the file says. */
export function batchArguments(root: ObjectNode, run: RunContext, worldSize: number): BatchArguments {
  const given = run.trainingArguments;
  if (given !== undefined) {
    const { per_device_train_batch_size: micro, gradient_accumulation_steps: accumulation } = given;
    return {
      micro: typeof micro === 'number' ? micro : 8,
      accumulation: typeof accumulation === 'number' ? accumulation : 1,
    };
  }
  const microNode = lookup(root, ['train_micro_batch_size_per_gpu']);
  const accumulationNode = lookup(root, ['gradient_accumulation_steps']);
  const train = numberOf(lookup(root, ['train_batch_size']));
  let micro = numberOf(microNode) ?? 1;
  let accumulation = numberOf(accumulationNode) ?? 1;
  if (train === undefined) return { micro, accumulation };
  const share = (ranks: number): number | undefined =>
    ranks !== 0 && train % ranks === 0 && train >= ranks ? Math.floor(train / ranks) : undefined;
  if (isAuto(microNode))
    micro = share(worldSize * accumulation) ?? (isAuto(accumulationNode) ? share(worldSize) : undefined) ?? micro;
  else if (isAuto(accumulationNode)) accumulation = share(worldSize * micro) ?? accumulation;
  return { micro, accumulation };
}

/** `train_batch_size` as Python multiplies it: an int has every digit. */
export function globalBatch(
  root: ObjectNode,
  { micro, accumulation }: BatchArguments,
  worldSize: number,
): number | bigint {
  const rounded = worldSize * micro * accumulation;
  if (!Number.isInteger(rounded) || Number.isSafeInteger(rounded)) return rounded;
  const exact = (key: string, value: number): PythonNumber => {
    const node = lookup(root, [key]);
    if (node?.kind === 'number') return pythonNumber(node) ?? value;
    return Number.isInteger(value) ? BigInt(value) : value;
  };
  const ofOneRank = multiply(
    exact('train_micro_batch_size_per_gpu', micro),
    exact('gradient_accumulation_steps', accumulation),
  );
  return multiply(BigInt(worldSize), ofOneRank);
}

function numberOf(node: Node | undefined): number | undefined {
  return node?.kind === 'number' ? node.value : undefined;
}

function isAuto(node: Node | undefined): boolean {
  return node?.kind === 'string' && node.value === 'auto';
}

function isTrue(root: ObjectNode, block: string): boolean {
  const node = lookup(root, [block, 'enabled']);
  return node?.kind === 'boolean' && node.value;
}

function isFalse(root: ObjectNode, block: string): boolean {
  const node = lookup(root, [block, 'enabled']);
  return node?.kind === 'boolean' && !node.value;
}
