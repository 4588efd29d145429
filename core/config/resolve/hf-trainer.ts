/** Transformers' Trainer(args=TrainingArguments(deepspeed=PATH)): its own filling, then that of accelerate's plugin on the same config. */
import { Refusals } from '../../deepspeed/refusals.ts';
import type { RunContext } from '../../rules/view.ts';
import type { ConfigDocument, ObjectNode } from '../document.ts';
import { Complaints } from './complaints.ts';
import { Draft } from './draft.ts';
import { hasAuto } from './intended.ts';
import { loadJson } from './loader.ts';
import { fillByPlugin, fillMixedPrecision, pluginFills, remainingAuto, sweep } from './plugin-fill.ts';
import type { Resolved, ResolvedAtWorld } from './resolve.ts';
import { trainerArguments } from './trainer-arguments.ts';
import { BY_TRAINER, complainOfBatch, fillBatch, fillByTrainer, finishByTrainer, isStage } from './trainer-fill.ts';

const BATCH_KEYS = new Set(['train_batch_size', 'train_micro_batch_size_per_gpu', 'gradient_accumulation_steps']);

export function resolveHfTrainer(document: ConfigDocument, written: ObjectNode, run: RunContext): Resolved {
  const { root, refusals } = loadJson(document, written);
  const complaints = new Complaints();
  const args = trainerArguments(root, run);
  const draft = new Draft(root);
  fillByTrainer(draft, args, refusals, complaints);
  // Of what the plugin does only this can change DeepSpeed's verdict.
  const alike = !args.known && draft.get('gradient_accumulation_steps') !== undefined && !pluginFills(draft);
  const whole = new Draft(draft.root);
  const missing = fillByPlugin(whole, run);
  if (missing !== undefined) complaints.add('hf-zero-block-required', missing);
  if (args.known) fillMixedPrecision(whole, args.fp16 ? 'fp16' : args.bf16 ? 'bf16' : 'no');
  finishByTrainer(whole, args, run, isStage(whole, 3), alike ? refusals : new Refusals(), complaints);
  if (whole.get('optimizer') === undefined) whole.set('zero_allow_untested_optimizer', true, BY_TRAINER);
  const unfilled = (hasAuto(whole.root) ? remainingAuto(whole.root) : []).filter(({ key }) => !BATCH_KEYS.has(key));
  if (unfilled.length > 0)
    for (const report of sweep(whole, sweptAfterTrainer(run)))
      if (!BATCH_KEYS.has(report.at.pointer.slice(1))) complaints.add('hf-auto-not-resolved', report);

  const shared = alike && unfilled.length === 0;
  const verdict = new Draft(draft.root);
  if (!shared)
    finishByTrainer(verdict, args, run, isStage(verdict, 3), alike ? new Refusals() : refusals, new Complaints());
  const verdictOf = shared ? whole.root : verdict.root;
  const filled = (from: ObjectNode, worldSize: number): ObjectNode => {
    const batch = new Draft(from);
    fillBatch(batch, run, worldSize);
    return batch.root;
  };
  const atWorld = (worldSize: number): ResolvedAtWorld => {
    const batch = args.known ? copyOf(complaints) : complaints;
    if (args.known) complainOfBatch(new Draft(root), run, worldSize, batch);
    const verdictRoot = filled(verdictOf, worldSize);
    return {
      root: shared ? verdictRoot : filled(whole.root, worldSize),
      verdictRoot,
      refusals,
      complaints: batch.byRule,
    };
  };
  return { root: whole.root, verdictRoot: verdictOf, refusals, complaints: complaints.byRule, atWorld };
}

function copyOf(complaints: Complaints): Complaints {
  const copy = new Complaints();
  for (const [rule, reports] of complaints.byRule) for (const report of reports) copy.add(rule, report);
  return copy;
}

/** What accelerate's own sweep fills where the Trainer left an "auto": prefetch and persistence sizes below stage 3. */
function sweptAfterTrainer(run: RunContext): ReadonlyMap<string, number | boolean> {
  const h = run.hiddenSize ?? 4096;
  return new Map<string, number | boolean>([
    ['gradient_clipping', 1],
    ['zero_optimization.stage3_gather_16bit_weights_on_model_save', false],
    ['zero_optimization.reduce_bucket_size', h * h],
    ['zero_optimization.stage3_prefetch_bucket_size', Math.trunc(0.9 * h * h)],
    ['zero_optimization.stage3_param_persistence_threshold', 10 * h],
  ]);
}
