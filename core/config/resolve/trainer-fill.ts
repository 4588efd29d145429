/** HfTrainerDeepSpeedConfig: trainer_config_process and trainer_config_finalize of transformers/integrations/deepspeed.py. */
import { BATCH_KEYS } from '../../deepspeed/batch.ts';
import { atValue, childPointer, dotted, quoted, type Refusals } from '../../deepspeed/refusals.ts';
import type { Report } from '../../rules/rule.ts';
import type { RunContext } from '../../rules/view.ts';
import type { Node } from '../document.ts';
import { batchArguments, globalBatch } from './batch-arguments.ts';
import type { Complaints } from './complaints.ts';
import type { Draft, FilledValue } from './draft.ts';
import { hasAuto } from './intended.ts';
import type { TrainerArguments } from './trainer-arguments.ts';

export const BY_TRAINER = 'Transformers';

/** The hidden size that "auto" bucket sizes take where the model is not known. */
export const ASSUMED_HIDDEN_SIZE = 4096;

const HIDDEN_SIZE_KEYS = [
  'reduce_bucket_size',
  'stage3_prefetch_bucket_size',
  'stage3_param_persistence_threshold',
] as const;

/** Everything but the batch keys. `refusals` gets what makes the filling itself crash. */
export function fillByTrainer(draft: Draft, args: TrainerArguments, refusals: Refusals, complaints: Complaints): void {
  refuseUnreadable(draft, refusals);
  if (hasNothingToFill(draft, args)) return;
  const match = (path: readonly string[], value: FilledValue, argument: string): void =>
    fillMatch(draft, path, value, argument, args.known, complaints);
  match(['gradient_clipping'], args.maxGradNorm, 'max_grad_norm');
  match(['optimizer', 'params', 'lr'], args.learningRate, 'learning_rate');
  match(['optimizer', 'params', 'betas'], args.betas, 'adam_beta1, adam_beta2');
  match(['optimizer', 'params', 'eps'], args.epsilon, 'adam_epsilon');
  match(['optimizer', 'params', 'weight_decay'], args.weightDecay, 'weight_decay');
  if (draft.isAuto('scheduler', 'params', 'warmup_min_lr'))
    draft.fill(['scheduler', 'params', 'warmup_min_lr'], 0, BY_TRAINER);
  match(['scheduler', 'params', 'warmup_max_lr'], args.learningRate, 'learning_rate');
  match(['fp16', 'enabled'], args.fp16, 'fp16');
  match(['bf16', 'enabled'], args.bf16, 'bf16');
}

/** No "auto", and no arguments that something could differ from: most look-ups would be for nothing. */
function hasNothingToFill(draft: Draft, args: TrainerArguments): boolean {
  return !args.known && !hasAuto(draft.root);
}

/** After the model is known. `stage3`: what the Trainer takes for the stage. */
export function finishByTrainer(
  draft: Draft,
  args: TrainerArguments,
  run: RunContext,
  stage3: boolean,
  refusals: Refusals,
  complaints: Complaints,
): void {
  if (hasNothingToFill(draft, args)) return;
  fillHiddenSize(draft, run.hiddenSize, stage3, refusals);
  fillMatch(
    draft,
    ['scheduler', 'params', 'total_num_steps'],
    args.trainingSteps,
    'the number of training steps',
    args.known && args.stepsKnown,
    complaints,
  );
  fillMatch(
    draft,
    ['scheduler', 'params', 'warmup_num_steps'],
    args.warmupSteps,
    'warmup_steps',
    args.known && (args.stepsKnown || !args.warmupIsShare),
    complaints,
  );
}

/** train_micro_batch_size_per_gpu, gradient_accumulation_steps and train_batch_size. */
export function fillBatch(draft: Draft, run: RunContext, worldSize: number): void {
  if (!BATCH_KEYS.some((key) => draft.isAuto(key))) return;
  const sizes = batchArguments(draft.root, run, worldSize);
  const values = {
    train_micro_batch_size_per_gpu: sizes.micro,
    gradient_accumulation_steps: sizes.accumulation,
    train_batch_size: globalBatch(sizes, worldSize),
  };
  for (const key of BATCH_KEYS) if (draft.isAuto(key)) draft.fill([key], values[key], BY_TRAINER);
}

/** The batch keys that are not "auto", against the arguments. */
export function complainOfBatch(draft: Draft, run: RunContext, worldSize: number, complaints: Complaints): void {
  if (run.trainingArguments === undefined) return;
  const sizes = batchArguments(draft.root, run, worldSize);
  const { micro, accumulation } = sizes;
  fillMatch(draft, ['train_micro_batch_size_per_gpu'], micro, 'per_device_train_batch_size', true, complaints);
  fillMatch(draft, ['gradient_accumulation_steps'], accumulation, 'gradient_accumulation_steps', true, complaints);
  fillMatch(
    draft,
    ['train_batch_size'],
    globalBatch(sizes, worldSize),
    'per_device_train_batch_size × gradient_accumulation_steps × world size',
    true,
    complaints,
  );
}

export function fillHiddenSize(
  draft: Draft,
  hiddenSize: number | null | undefined,
  stage3: boolean,
  refusals: Refusals,
): void {
  const auto = HIDDEN_SIZE_KEYS.filter((key) => draft.isAuto('zero_optimization', key));
  if (auto.length === 0) return;
  if (hiddenSize === null) {
    for (const key of auto) {
      const node = draft.get('zero_optimization', key);
      if (node === undefined) continue;
      refusals.add('hf-hidden-size-auto', {
        message: `\`zero_optimization.${key}\` is "auto", which is computed from the model's hidden size, but this model's config has none: the run stops. Write a number.`,
        at: atValue(`/zero_optimization/${key}`, node),
      });
    }
    return;
  }
  const h = hiddenSize ?? ASSUMED_HIDDEN_SIZE;
  const fill = (key: string, value: number): void => {
    if (draft.isAuto('zero_optimization', key)) draft.fill(['zero_optimization', key], value, BY_TRAINER);
  };
  fill('reduce_bucket_size', h * h);
  if (!stage3) return;
  fill('stage3_prefetch_bucket_size', Math.trunc(0.9 * h * h));
  fill('stage3_param_persistence_threshold', 10 * h);
}

/** Their look-ups call .get() on every block on the way: what is neither an object nor null ends in an AttributeError. */
export function refuseUnreadable(draft: Draft, refusals: Refusals): void {
  for (const path of [
    ['optimizer'],
    ['optimizer', 'params'],
    ['scheduler'],
    ['scheduler', 'params'],
    ['fp16'],
    ['bf16'],
    ['zero_optimization'],
    ['zero_optimization', 'offload_optimizer'],
    ['zero_optimization', 'offload_param'],
  ] as const) {
    const node = draft.get(...path);
    if (node === undefined || node.kind === 'object' || node.kind === 'null') continue;
    // The offload blocks are only looked at for stage 2 and 3.
    if (path.length === 2 && path[0] === 'zero_optimization' && !isStage(draft, 2) && !isStage(draft, 3)) continue;
    const pointer = path.reduce<string>((parent, key) => childPointer(parent, key), '');
    refusals.add(path.length === 1 && path[0] === 'zero_optimization' ? 'zero-block-type' : 'block-type', {
      message: `\`${dotted(pointer)}\` is ${quoted(node)}, but Transformers and Accelerate read an object of settings there and stop. Write \`{ … }\`.`,
      at: atValue(pointer, node),
    });
  }
}

/** As Python compares `config["zero_optimization"]["stage"] == n`: 3.0 and 3 are equal, "3" is not. */
export function isStage(draft: Draft, stage: number): boolean {
  const node = draft.get('zero_optimization', 'stage');
  return (
    (node?.kind === 'number' && node.value === stage) || (node?.kind === 'boolean' && Number(node.value) === stage)
  );
}

function fillMatch(
  draft: Draft,
  path: readonly string[],
  value: FilledValue,
  argument: string,
  known: boolean,
  complaints: Complaints,
): void {
  const node = draft.get(...path);
  if (node === undefined || node.kind === 'null') return;
  if (node.kind === 'string' && node.value === 'auto') {
    draft.fill(path, value, BY_TRAINER);
    return;
  }
  if (!known || pythonEqual(node, value)) return;
  complaints.add(
    path[1] === 'enabled' ? 'hf-precision-mismatch' : 'hf-mismatch',
    mismatch(path, node, value, argument),
  );
}

function mismatch(path: readonly string[], node: Node, value: FilledValue, argument: string): Report {
  const pointer = path.reduce<string>((parent, key) => childPointer(parent, key), '');
  const shown = Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
  return {
    message: `\`${path.join('.')}\` is ${quoted(node)}, but the Trainer has ${shown} (${argument}): Transformers refuses to start. Write "auto".`,
    at: atValue(pointer, node),
  };
}

function pythonEqual(node: Node, value: FilledValue): boolean {
  if (node.kind === 'array')
    return (
      Array.isArray(value) &&
      node.items.length === value.length &&
      node.items.every((item, i) => pythonEqual(item, value[i] as number))
    );
  if (typeof value === 'boolean' || typeof value === 'number')
    return (node.kind === 'number' || node.kind === 'boolean') && Number(node.value) === Number(value);
  return node.kind === 'string' && node.value === value;
}
