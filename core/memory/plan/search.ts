/** The least slow config that fits a target: a search in the fast form, the replay for what it finds. */
import type { Target } from '../../hardware/target.ts';
import { estimate } from '../estimate.ts';
import type { EstimateError, MemoryEstimate } from '../result.ts';
import type { TrainingRun } from '../run.ts';
import { isJson, type Json, section, textOf } from '../settings/read.ts';
import { readZero } from '../settings/zero.ts';
import { type Traffic, trafficOf } from '../traffic.ts';
import { fitsWhatIsKnown, reservedDoubt, type Verdict, verdictOf } from '../verdict.ts';
import { applyCandidate } from './apply.ts';
import { type Candidate, candidates, type Space } from './candidate.ts';
import { type FastForm, type FastMemory, fastForm, fastMemory } from './fast-form.ts';

export interface PlannedRun {
  readonly candidate: Candidate;
  /** Resolved. */
  readonly config: Json;
  readonly estimate: MemoryEstimate;
  readonly verdict: Verdict;
  readonly traffic: Traffic;
}

export type Plan =
  | {
      readonly outcome: 'unchanged' | 'found';
      readonly run: PlannedRun;
      /** The run as it is; null where it cannot be estimated. */
      readonly now: PlannedRun | null;
      /** Combinations that were looked at, and how many of them were replayed. */
      readonly searched: number;
      readonly replayed: number;
    }
  | {
      readonly outcome: 'nothing-fits';
      readonly now: PlannedRun | null;
      /** The one that needs least of the GPU, though it does not fit. */
      readonly nearest: PlannedRun | null;
      readonly searched: number;
      readonly replayed: number;
    }
  | { readonly outcome: 'cannot-plan'; readonly reason: string };

/** The fast form may be so much too high: before a replay of its kind says otherwise, a candidate gets the benefit of the doubt. */
const DOUBT = 0.93;
/** A replay costs tens of milliseconds: so many at most, then what was found so far has to do. */
const MOST_REPLAYS = 24;

/** `run.config` resolved; `run.worldSize` and `gpusPerNode` are taken from the target. */
export function planFor(given: TrainingRun, target: Target): Plan {
  const run: TrainingRun = { ...given, worldSize: target.worldSize, gpusPerNode: target.gpusPerNode };
  if (!isJson(run.config)) return { outcome: 'cannot-plan', reason: 'The config is not a JSON object.' };
  if (run.model.kind === 'count')
    return {
      outcome: 'cannot-plan',
      reason: 'Without the model its activations are not known; name it by id or config.json.',
    };
  const form = fastForm(run);
  if ('error' in form) return { outcome: 'cannot-plan', reason: form.error };
  return new Search(run, run.config, target, form).plan();
}

class Search {
  private readonly run: TrainingRun;
  private readonly config: Json;
  private readonly target: Target;
  private readonly form: FastForm;
  private searched = 0;
  private replayed = 0;
  /** Reserved over the fast form's allocated, by kind of run, as the replays so far showed it: what a candidate must leave room for. */
  private readonly slack = new Map<string, number>();

  constructor(run: TrainingRun, config: Json, target: Target, form: FastForm) {
    this.run = run;
    this.config = config;
    this.target = target;
    this.form = form;
  }

  plan(): Plan {
    const space = spaceOf(this.run, this.config, this.target);
    const current = currentOf(this.run, this.config);
    const now = this.replay(current, this.config);
    const counts = () => ({ searched: this.searched, replayed: this.replayed });
    let nearest: { readonly candidate: Candidate; readonly bytes: number } | null = null;
    let rejected = '';
    for (const candidate of candidates(space)) {
      this.searched += 1;
      const config = applyCandidate(this.config, candidate, { clientOptimizer: this.clientOptimizer() });
      const memory = this.fast(candidate, config);
      if (nearest === null || memory.gpuBytes < nearest.bytes) nearest = { candidate, bytes: memory.gpuBytes };
      if (!this.mayFit(candidate, memory) || this.replayed >= MOST_REPLAYS) continue;
      const key = JSON.stringify([config, candidate.checkpointing, candidate.microBatch, candidate.accumulation]);
      if (key === rejected) continue;
      const planned = same(candidate, current) && now !== null ? now : this.replay(candidate, config);
      if (planned !== null && fitsWhatIsKnown(planned.estimate, this.target)) {
        return { outcome: planned === now ? 'unchanged' : 'found', run: planned, now, ...counts() };
      }
      rejected = key;
      if (planned !== null) this.learn(candidate, planned, memory);
    }
    const least =
      nearest === null
        ? null
        : this.replay(
            nearest.candidate,
            applyCandidate(this.config, nearest.candidate, { clientOptimizer: this.clientOptimizer() }),
          );
    if (least !== null && fitsWhatIsKnown(least.estimate, this.target))
      return { outcome: 'found', run: least, now, ...counts() };
    return { outcome: 'nothing-fits', now, nearest: least, ...counts() };
  }

  private learn(candidate: Candidate, planned: PlannedRun, memory: FastMemory): void {
    const kind = kindOf(candidate);
    const shown = planned.estimate.gpu.peak_reserved / memory.gpuBytes;
    this.slack.set(kind, Math.max(this.slack.get(kind) ?? DOUBT, Math.min(1.5, shown)));
  }

  private clientOptimizer(): boolean {
    return this.run.clientOptimizer !== null;
  }

  private fast(candidate: Candidate, config: Json): FastMemory {
    return fastMemory(this.form, {
      worldSize: this.target.worldSize,
      gpusPerNode: this.target.gpusPerNode,
      config,
      gradientAccumulationSteps: candidate.accumulation,
      clientOptimizer: this.run.clientOptimizer,
      microBatch: candidate.microBatch,
      checkpointing: candidate.checkpointing,
    });
  }

  private mayFit(candidate: Candidate, { gpuBytes, cpuPerNode, nvmePerNode }: FastMemory): boolean {
    const { gpu, cpu, nvme } = this.target;
    const reserved = gpuBytes * (this.slack.get(kindOf(candidate)) ?? DOUBT);
    if (reserved * (1 + doubtOf(candidate)) > gpu.usableBytes) return false;
    return (
      (cpu === null || cpuPerNode <= cpu.bytes) && (nvmePerNode === 0 || (nvme !== null && nvmePerNode <= nvme.bytes))
    );
  }

  private replay(candidate: Candidate, config: Json): PlannedRun | null {
    this.replayed += 1;
    const run: TrainingRun = {
      ...this.run,
      config,
      microBatch: candidate.microBatch,
      gradientAccumulationSteps: candidate.accumulation,
      gradientCheckpointing: candidate.checkpointing,
    };
    const found: MemoryEstimate | EstimateError = estimate(run);
    if ('error' in found) return null;
    const traffic = trafficOf({
      params: found.params,
      trainableParams: found.trainable_params,
      largestLayer: found.largest_layer_params,
      worldSize: this.target.worldSize,
      gpusPerNode: this.target.gpusPerNode,
      gradientAccumulationSteps: candidate.accumulation,
      clientOptimizer: this.run.clientOptimizer,
      config,
    });
    return { candidate, config, estimate: found, verdict: verdictOf(found, this.target), traffic };
  }
}

function doubtOf({ stage, offloadParameters }: Candidate): number {
  return reservedDoubt(stage === 3, offloadParameters !== 'none');
}

/** Runs of one kind fragment alike. */
function kindOf({ stage, offloadOptimizer, offloadParameters, checkpointing, maxLive }: Candidate): string {
  return `${stage}/${offloadOptimizer}/${offloadParameters}/${checkpointing}/${stage === 3 ? maxLive : 0}`;
}

function currentOf(run: TrainingRun, config: Json): Candidate {
  const now = readZero(config);
  return {
    stage: now.stage,
    offloadOptimizer: now.offloadOptimizer.device,
    offloadParameters: now.offloadParameters.device,
    microBatch: run.microBatch,
    accumulation: accumulationOf(run, config),
    checkpointing: run.gradientCheckpointing,
    reduceBucket: now.reduceBucket,
    maxLive: now.maxLive,
    overlap: now.overlap,
  };
}

function accumulationOf(run: TrainingRun, config: Json): number {
  const written = run.gradientAccumulationSteps ?? config.gradient_accumulation_steps;
  return typeof written === 'number' && Number.isInteger(written) && written > 0 ? written : 1;
}

function same(a: Candidate, b: Candidate): boolean {
  return (Object.keys(a) as (keyof Candidate)[]).every((key) => a[key] === b[key]);
}

/** Optimizers that DeepSpeed has for the CPU, and those that work at certain stages only. */
const ON_CPU = new Set(['adam', 'adamw', 'adagrad', 'lion']);

function spaceOf(run: TrainingRun, config: Json, target: Target): Space {
  const now = readZero(config);
  const type = textOf(section(config, 'optimizer'), 'type', 'adamw').toLowerCase();
  const bound = /^(onebit|zeroone)/.test(type);
  const stages = bound
    ? [now.stage]
    : type === 'muon'
      ? ([1, 2, 3] as const).filter((stage) => stage < 3 || now.stage === 3)
      : ([0, 1, 2, 3] as const);
  return {
    now,
    overlapWritten: typeof section(config, 'zero_optimization').overlap_comm === 'boolean',
    checkpointing: run.gradientCheckpointing,
    samplesPerRank: run.microBatch * accumulationOf(run, config),
    stages,
    mayOffloadOptimizer: now.offloadOptimizer.device !== 'none' || run.clientOptimizer !== null || ON_CPU.has(type),
    mayUseNvme: target.nvme !== null && target.nvme.bytes > 0,
  };
}
