/**
 * accelerate.Accelerator(deepspeed_plugin=DeepSpeedPlugin(hf_ds_config=PATH)).prepare(…).
 * Where nothing is known of the script, what can be filled counts as filled, as under a Trainer.
 */
import { atValue, quoted, Refusals } from '../../deepspeed/refusals.ts';
import type { RunContext } from '../../rules/view.ts';
import type { ConfigDocument, ObjectNode } from '../document.ts';
import { batchArguments, globalBatch } from './batch-arguments.ts';
import { Complaints } from './complaints.ts';
import { Draft } from './draft.ts';
import { loadJson } from './loader.ts';
import { BY_ACCELERATE, fillByPlugin, fillMixedPrecision, sweep } from './plugin-fill.ts';
import type { Resolved, ResolvedAtWorld } from './resolve.ts';
import { trainerArguments } from './trainer-arguments.ts';
import {
  ASSUMED_HIDDEN_SIZE,
  fillBatch,
  fillByTrainer,
  finishByTrainer,
  isStage,
  refuseUnreadable,
} from './trainer-fill.ts';

export function resolveAccelerate(document: ConfigDocument, written: ObjectNode, run: RunContext): Resolved {
  const { root, refusals } = loadJson(document, written);
  const known = run.dummyOptimizer !== undefined;
  const atWorld = (worldSize: number): ResolvedAtWorld => {
    const own = new Refusals();
    const filled = known ? fillKnown(root, run, worldSize, own) : fillUnknown(root, run, worldSize, own);
    return { root: filled, verdictRoot: filled, complaints: new Map(), refusals: own };
  };
  const first = atWorld(1);
  refusals.addAll(first.refusals);
  return { root: first.root, verdictRoot: first.root, refusals, complaints: new Map(), atWorld };
}

/** As Transformers does on its way to accelerate, the arguments agreeing with the file. */
function fillUnknown(root: ObjectNode, run: RunContext, worldSize: number, refusals: Refusals): ObjectNode {
  const draft = new Draft(root);
  const args = trainerArguments(root, run);
  fillBatch(draft, run, worldSize);
  fillByTrainer(draft, args, refusals, new Complaints());
  const missing = fillByPlugin(draft, run);
  if (missing !== undefined) refusals.add('hf-zero-block-required', missing);
  finishByTrainer(draft, args, run, isStage(draft, 3), refusals, new Complaints());
  refuseNullSteps(draft, refusals);
  const sizes = batchArguments(root, run, worldSize);
  const values = hiddenSizeValues(run.hiddenSize ?? ASSUMED_HIDDEN_SIZE);
  values.set('train_micro_batch_size_per_gpu', sizes.micro).set('train_batch_size', globalBatch(sizes, worldSize));
  for (const report of sweep(draft, values)) refusals.add('hf-auto-not-resolved', report);
  return draft.root;
}

/** Accelerate multiplies the micro batch by the steps, where DeepSpeed itself would derive them. */
function refuseNullSteps(draft: Draft, refusals: Refusals): void {
  const steps = draft.get('gradient_accumulation_steps');
  const micro = draft.get('train_micro_batch_size_per_gpu');
  if (steps?.kind !== 'null' || micro === undefined || micro.kind === 'null') return;
  refusals.add('batch-type', {
    message:
      '`gradient_accumulation_steps` is null, but Accelerate multiplies by it and stops. Write a number, or "auto".',
    at: atValue('/gradient_accumulation_steps', steps),
  });
}

/** Accelerate multiplies the sizes, and floors the product: Python does so with neither a text nor a list. */
function refuseTextSizes(draft: Draft, values: Map<string, number | bigint | boolean>, refusals: Refusals): void {
  for (const key of ['train_micro_batch_size_per_gpu', 'gradient_accumulation_steps']) {
    const size = draft.get(key);
    if ((size?.kind !== 'string' && size?.kind !== 'array') || draft.isAuto(key)) continue;
    refusals.add('batch-type', {
      message: `\`${key}\` is ${quoted(size)}, but Accelerate computes with it and stops. Write a number.`,
      at: atValue(`/${key}`, size),
    });
    // Not said a second time of the product.
    values.set('train_batch_size', 1);
  }
}

/** What the script hands to prepare() is known: nothing else is filled. */
function fillKnown(root: ObjectNode, run: RunContext, worldSize: number, refusals: Refusals): ObjectNode {
  const draft = new Draft(root);
  refuseUnreadable(draft, refusals);
  const missing = fillByPlugin(draft, run);
  if (missing !== undefined) refusals.add('hf-zero-block-required', missing);
  refuseNullSteps(draft, refusals);
  // prepare() allows any optimizer that the script builds itself.
  if (run.clientOptimizer != null) draft.set('zero_allow_untested_optimizer', true, BY_ACCELERATE);
  if (run.mixedPrecision !== undefined) fillMixedPrecision(draft, run.mixedPrecision ?? 'no');
  const accumulation = run.acceleratorGradientAccumulationSteps ?? 1;
  if (draft.isAuto('gradient_accumulation_steps'))
    draft.fill(['gradient_accumulation_steps'], accumulation, BY_ACCELERATE);
  const values =
    run.hiddenSize === null || run.hiddenSize === undefined
      ? hiddenSizeValues(undefined)
      : hiddenSizeValues(run.hiddenSize);
  const micro = draft.isAuto('train_micro_batch_size_per_gpu')
    ? run.dataloaderBatchSize
    : numberAt(draft, 'train_micro_batch_size_per_gpu');
  refuseTextSizes(draft, values, refusals);
  if (typeof micro === 'number')
    values
      .set('train_micro_batch_size_per_gpu', micro)
      .set(
        'train_batch_size',
        Math.floor(micro * (numberAt(draft, 'gradient_accumulation_steps') ?? accumulation) * worldSize),
      );
  if (run.dummyOptimizer === true)
    values.set('optimizer.params.lr', DUMMY_LEARNING_RATE).set('optimizer.params.weight_decay', 0);
  if (run.dummyScheduler === true)
    values
      .set('scheduler.params.warmup_min_lr', 0)
      .set('scheduler.params.warmup_max_lr', DUMMY_LEARNING_RATE)
      .set('scheduler.params.warmup_num_steps', 1)
      .set('scheduler.params.total_num_steps', run.trainingSteps ?? 1);
  // Reported as hf-hidden-size-auto, accelerate-micro-auto-no-dataloader: not a second time.
  const own = new Set(['train_micro_batch_size_per_gpu', ...HIDDEN_SIZE_KEYS]);
  for (const report of sweep(draft, values)) {
    const key = report.at.pointer.slice(1).replaceAll('/', '.');
    if (!own.has(key)) refusals.add('hf-auto-not-resolved', report);
    else if (key !== 'train_micro_batch_size_per_gpu')
      refusals.add('hf-hidden-size-auto', {
        message: `\`${key}\` is "auto", which Accelerate computes from \`model.config.hidden_size\`, but this model has none: the run stops. Write a number.`,
        at: report.at,
      });
  }
  return draft.root;
}

/** DummyOptim's own default. */
const DUMMY_LEARNING_RATE = 1e-3;

const HIDDEN_SIZE_KEYS = [
  'reduce_bucket_size',
  'stage3_prefetch_bucket_size',
  'stage3_param_persistence_threshold',
].map((key) => `zero_optimization.${key}`);

function hiddenSizeValues(h: number | undefined): Map<string, number | bigint | boolean> {
  const values = new Map<string, number | bigint | boolean>([
    ['gradient_clipping', 1],
    ['zero_optimization.stage3_gather_16bit_weights_on_model_save', false],
  ]);
  if (h === undefined) return values;
  return values
    .set('zero_optimization.reduce_bucket_size', h * h)
    .set('zero_optimization.stage3_prefetch_bucket_size', Math.trunc(0.9 * h * h))
    .set('zero_optimization.stage3_param_persistence_threshold', 10 * h);
}

function numberAt(draft: Draft, key: string): number | undefined {
  const node = draft.get(key);
  // true is 1 for Python.
  if (node?.kind === 'boolean') return Number(node.value);
  return node?.kind === 'number' ? node.value : undefined;
}
