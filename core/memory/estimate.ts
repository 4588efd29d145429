/** The memory of a training run, by replaying what engine and model allocate. */
import { gpuContext } from '../hardware/gpu-context.ts';
import { ModelConfigProblem } from '../models/families/fields.ts';
import { assumptionsOf, confidenceOf } from './confidence.ts';
import { estimateByShape } from './estimate-by-shape.ts';
import { PROCESS_AT_INIT, PROCESS_WITH_CPU_OPTIMIZER, PROCESS_WITH_GPU_OPTIMIZER } from './host/host-memory.ts';
import { modelStatesEstimate } from './model-states.ts';
import { nvmePerNode } from './nvme.ts';
import { type Replay, replay } from './replay.ts';
import type {
  CpuMemory,
  EstimateError,
  GpuMemory,
  MemoryEstimate,
  Phase,
  PhaseBreakdown,
  TermBytes,
} from './result.ts';
import type { TrainingRun } from './run.ts';
import { type ResolvedRun, resolveRun } from './settings/resolved-run.ts';
import { LIBRARIES_BYTES } from './states/cpu.ts';
import type { PhasePeak } from './tape/phase-peak.ts';
import { TENSOR_TERMS, termById } from './terms/index.ts';

/** Never throws: what is wrong with a run or its model comes back as `error`, one sentence. Bytes throughout. */
export function estimate(run: TrainingRun): MemoryEstimate | EstimateError {
  try {
    const resolved = resolveRun(run);
    if ('error' in resolved) return resolved;
    if (run.model.kind === 'count') return estimateByCount(run, run.model.params, run.model.largestLayer);
    return describe(run, resolved, replay(resolved));
  } catch (problem) {
    if (problem instanceof ModelConfigProblem) return estimateByShape(run, problem.message);
    return { error: `The estimate failed: ${problem instanceof Error ? problem.message : 'unknown reason'}.` };
  }
}

function estimateByCount(run: TrainingRun, params: number, largestLayer: number): MemoryEstimate | EstimateError {
  if (!(params > 0) || ![params, largestLayer].every((count) => count >= 0 && count < 1e14)) {
    return { error: 'The parameter count and the largest layer have to be positive numbers of a sensible size.' };
  }
  return modelStatesEstimate({
    params,
    largestLayer,
    worldSize: run.worldSize,
    clientOptimizer: run.clientOptimizer,
    config: run.config,
    ...(run.gpusPerNode === undefined ? {} : { gpusPerNode: run.gpusPerNode }),
    ...(run.gradientAccumulationSteps === undefined
      ? {}
      : { gradientAccumulationSteps: run.gradientAccumulationSteps }),
  });
}

const PHASES: readonly Phase[] = ['init', 'forward', 'backward', 'step', 'between-steps'];

function describe(run: TrainingRun, resolved: ResolvedRun, result: Replay): MemoryEstimate {
  const ranksPerNode = Math.min(run.gpusPerNode ?? 8, run.worldSize);
  const gpu = gpuMemory(run, result);
  const cpu = cpuMemory(resolved, result, ranksPerNode);
  const nvme = nvmePerNode(resolved, result.trainable, result.params, ranksPerNode);
  const phases = PHASES.map((phase) => breakdown(phase, result.peaks[phase]));
  return {
    params: result.params,
    trainable_params: result.trainable,
    largest_layer_params: result.largestLayer,
    gpu,
    cpu: cpu.memory,
    nvme: { per_node: nvme.reduce((sum, term) => sum + term.bytes, 0) },
    terms: [
      ...phases.flatMap(({ phase, terms }) => terms.map(({ term, bytes }) => sourced(term, phase, 'gpu', bytes))),
      sourced('fragmentation', 'backward', 'gpu', Math.max(0, gpu.peak_reserved - gpu.peak_allocated)),
      sourced('cuda-context', 'between-steps', 'gpu', gpu.context),
      ...cpu.terms,
      ...nvme,
    ],
    phases,
    assumptions: assumptionsOf(run, resolved, result),
    confidence: confidenceOf(run, resolved, result),
  };
}

function gpuMemory(run: TrainingRun, { peaks, modelOnGpu, afterInit, afterStep, peakReserved }: Replay): GpuMemory {
  const context = gpuContext(run.worldSize).bytes;
  return {
    model_on_gpu: modelOnGpu,
    after_init: afterInit,
    peak_init: peaks.init.bytes,
    peak_forward: peaks.forward.bytes,
    peak_backward: peaks.backward.bytes,
    peak_step: peaks.step.bytes,
    after_step: afterStep,
    peak_allocated: Math.max(peaks.forward.bytes, peaks.backward.bytes, peaks.step.bytes),
    peak_reserved: peakReserved,
    context,
    total: peakReserved + context,
  };
}

function cpuMemory(
  { zero }: ResolvedRun,
  { host }: Replay,
  ranksPerNode: number,
): { readonly memory: CpuMemory; readonly terms: readonly TermBytes[] } {
  const onCpu = zero.offloadOptimizer.device !== 'none';
  const running = onCpu ? PROCESS_WITH_CPU_OPTIMIZER : PROCESS_WITH_GPU_OPTIMIZER;
  const atInit = PROCESS_AT_INIT + host.init.bytes;
  const training = running + host.training.bytes;
  const [phase, peak, process]: [Phase, typeof host.init, number] =
    atInit > training ? ['init', host.init, PROCESS_AT_INIT] : ['step', host.training, running];
  const rss = Math.max(atInit, training);
  return {
    memory: {
      rss_per_rank: rss,
      pinned_per_rank: host.peakPinned,
      per_node: ranksPerNode * (rss + LIBRARIES_BYTES),
    },
    terms: [
      sourced('process', phase, 'cpu', process),
      ...[...peak.byTerm]
        .filter(([, bytes]) => bytes > 0)
        .map(([term, bytes]) => sourced(term, phase, 'cpu', bytes))
        .sort((a, b) => b.bytes - a.bytes),
    ],
  };
}

function breakdown(phase: Phase, peak: PhasePeak): PhaseBreakdown {
  const terms = TENSOR_TERMS.map((term, index) => ({ term: term.id, bytes: peak.byTerm[index] ?? 0 }));
  return {
    phase,
    peakBytes: peak.bytes,
    terms: terms.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes),
  };
}

function sourced(term: string, phase: Phase, where: TermBytes['where'], bytes: number): TermBytes {
  return { term, phase, where, bytes, source: termById(term)?.source ?? 'derived' };
}
