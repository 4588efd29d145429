/** transformers.TrainingArguments as far as they go into the DeepSpeed config: transformers/integrations/deepspeed.py trainer_config_process. */
import { isAuto } from '../../deepspeed/run/truth.ts';
import type { RunContext } from '../../rules/view.ts';
import type { ObjectNode } from '../document.ts';
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

function isTrue(root: ObjectNode, block: string): boolean {
  const node = lookup(root, [block, 'enabled']);
  return node?.kind === 'boolean' && node.value;
}

function isFalse(root: ObjectNode, block: string): boolean {
  const node = lookup(root, [block, 'enabled']);
  return node?.kind === 'boolean' && !node.value;
}
