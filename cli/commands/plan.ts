/** `ds-review plan`: the least slow config that fits each target, as a patch. */
import { toPlain } from '../../core/config/plain.ts';
import { resolveTargets } from '../../core/hardware/resolve-targets.ts';
import type { Target } from '../../core/hardware/target.ts';
import { largestMicroBatch } from '../../core/memory/advise.ts';
import { placeholderNotes } from '../../core/memory/plan/apply.ts';
import { patchOfWritten } from '../../core/memory/plan/json-patch.ts';
import { planFor } from '../../core/memory/plan/search.ts';
import type { TrainingRun } from '../../core/memory/run.ts';
import { isJson, type Json } from '../../core/memory/settings/read.ts';
import { heading, text } from '../../core/report/document.ts';
import { type PlanForTarget, planBlocks } from '../../core/report/plan-text.ts';
import { terminal } from '../../core/report/terminal.ts';
import { effective } from '../../core/review/effective.ts';
import { loadHardware } from '../../data/index.ts';
import { oneOf } from '../arguments.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { readPolicy } from '../policy.ts';
import { SHAPE_OPTIONS, type Shape, shapeOf } from '../shape.ts';
import { CPU_MEMORY_OPTION, cpuMemoryOf, targetOf } from '../target.ts';
import { type NamedRun, trainingRun } from '../training-run.ts';

const plan: Command = {
  summary: 'the fastest config that fits each target, as a patch',
  usage: 'CONFIG --model MODEL [--gpu NAME[,NAME…]] [flags]',
  options: {
    ...SHAPE_OPTIONS,
    gpu: { type: 'string', value: 'NAME[,NAME…]', help: 'cards to plan for (default: a matrix of common ones)' },
    instance: { type: 'string', value: 'NAME', help: 'a machine to plan for, with its CPU memory and NVMe' },
    ...CPU_MEMORY_OPTION,
    policy: { type: 'string', value: 'FILE', help: 'ds-review.yml with targets' },
    format: { type: 'string', value: 'text|json', help: 'default text' },
  },
  examples: [
    'ds-review plan zero2.json --model meta-llama/Llama-3.1-8B --micro-batch 2 --sequence-length 4096 --gpu rtx-4090,h100-80gb',
  ],
  exits: '0 every target has a config that fits; 1 some have none; 2 not planned',
  run,
};

export default plan;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [path, ...rest] = args.positionals;
  const model = args.text('model');
  if (path === undefined || rest.length > 0)
    throw new UsageError('plan takes one config: ds-review plan CONFIG --model MODEL');
  if (model === undefined) throw new UsageError('plan needs --model: a Hugging Face id or the path of a config.json');
  const format = oneOf('format', args.text('format') ?? 'text', ['text', 'json'] as const);
  const shape = shapeOf(args);
  const targets = await targetsOf(args, shape);
  const named = await trainingRun(path, model, shape, args, io);
  const plans = targets.map((target) => planOf(named, target));
  const why = new Set(plans.map(({ plan: found }) => (found.outcome === 'cannot-plan' ? found.reason : null)));
  const [reason = null] = why;
  if (why.size === 1 && reason !== null) throw new UsageError(`${named.named.name}: ${reason}`);
  if (format === 'json')
    io.out(
      `${JSON.stringify({ model: named.named.name, targets: plans.map((one) => asData(one, named)) }, null, 2)}\n`,
    );
  else {
    const title = heading(3, text(`${path}: ${named.named.name}`));
    io.out(terminal([title, ...plans.flatMap(planBlocks)], { colour: io.colour, width: io.columns }));
  }
  return plans.every((one) => one.plan.outcome === 'found' || one.plan.outcome === 'unchanged') ? 0 : 1;
}

async function targetsOf(args: Arguments, shape: Shape): Promise<readonly Target[]> {
  const hardware = await loadHardware();
  const [gpu, instance, policy] = [args.text('gpu'), args.text('instance'), args.text('policy')];
  if (instance !== undefined) return [targetOf({ instance }, shape, hardware)];
  const memory = { cpu_memory: cpuMemoryOf(args) };
  if (gpu !== undefined) return gpu.split(',').map((name) => targetOf({ gpu: name, ...memory }, shape, hardware));
  const found = resolveTargets(policy === undefined ? undefined : (await readPolicy(policy)).targets, hardware);
  const first = found.problems[0];
  if (first !== undefined) throw new UsageError(first.message);
  return found.targets;
}

/** As the launcher fills it for the ranks of this target. */
function runOn({ run: trained, engine }: NamedRun, target: Target): TrainingRun {
  const config = engine.side.resolved(target.worldSize);
  const { microBatch } = effective(config);
  return { ...trained, config, microBatch: engine.wantedMicroBatch ?? microBatch ?? trained.microBatch };
}

function planOf(named: NamedRun, target: Target): PlanForTarget {
  const { engine } = named;
  const trained = runOn(named, target);
  const found = planFor(trained, target);
  if (found.outcome !== 'found') return { target, plan: found, notes: [], patch: [], launcher: {} };
  const written = engine.side.document.root === null ? {} : toPlain(engine.side.document.root);
  const before: Json = isJson(trained.config) ? trained.config : {};
  const notes = placeholderNotes(before, found.run.config);
  return { target, plan: found, notes, ...patchOfWritten(isJson(written) ? written : {}, before, found.run.config) };
}

function asData({ target, plan: found, patch, launcher, notes }: PlanForTarget, named: NamedRun): object {
  const micro = largestMicroBatch(runOn(named, target), target);
  const common = {
    target: target.name,
    gpu: target.accelerator.id,
    world_size: target.worldSize,
    outcome: found.outcome,
    largest_micro_batch: micro.ok ? micro.microBatch : null,
  };
  if (found.outcome === 'cannot-plan') return { ...common, reason: found.reason };
  const planned = found.outcome === 'nothing-fits' ? found.nearest : found.run;
  return {
    ...common,
    searched: found.searched,
    replayed: found.replayed,
    patch,
    launcher,
    notes,
    gradient_checkpointing: planned?.candidate.checkpointing ?? null,
    gpu_bytes: planned?.estimate.gpu.total ?? null,
    cpu_bytes_per_node: planned?.estimate.cpu.per_node ?? null,
    nvme_bytes_per_node: planned?.estimate.nvme.per_node ?? null,
    verdict: planned?.verdict.fit ?? null,
    traffic: planned?.traffic ?? null,
  };
}
