/**
 * Model states in closed form: weights, gradients, master weights, optimizer states and the engine's buffers, per phase, on GPU, CPU and NVMe,
 * from parameter counts alone. It knows no activations, no rounding of the allocator and no fragmentation: the replay does.
 * Formulas: one file per stage in `states/`. Microseconds a call, so that a search can afford it.
 */
import { gpuContext } from '../hardware/gpu-context.ts';
import type { MemoryEstimate, Phase, PhaseBreakdown, TermBytes } from './result.ts';
import { type CpuStates, cpuStates, LIBRARIES_BYTES, residentBytes } from './states/cpu.ts';
import { bytesOf, fullest, type Moment, type Moments } from './states/moments.ts';
import { nvmeStates } from './states/nvme.ts';
import { type StateSizes, type StatesInput, stateSizes } from './states/sizes.ts';
import { stage0 } from './states/stage-0.ts';
import { stage12 } from './states/stage-1-2.ts';
import { stage3 } from './states/stage-3.ts';
import { termById } from './terms/index.ts';

export type { StatesInput } from './states/sizes.ts';

export interface ModelStates {
  readonly sizes: StateSizes;
  readonly moments: Moments;
  readonly cpu: CpuStates;
  readonly nvme: Moment;
}

export function modelStates(input: StatesInput): ModelStates {
  const sizes = stateSizes(input);
  const { stage } = sizes.zero;
  const moments = stage === 0 ? stage0(sizes) : stage === 3 ? stage3(sizes) : stage12(sizes);
  return { sizes, moments, cpu: cpuStates(sizes), nvme: nvmeStates(sizes) };
}

/** Highest GPU bytes of one rank over all phases, init included. */
export function peakGpuBytes({ moments }: ModelStates): number {
  return Math.max(
    ...[...moments.init, moments.afterInit, moments.forward, ...moments.backward, ...moments.step].map(bytesOf),
  );
}

/** CPU bytes of one node: all its ranks with their libraries. */
export function cpuBytesPerNode({ sizes, cpu }: ModelStates): number {
  return sizes.ranksPerNode * (residentBytes(cpu) + LIBRARIES_BYTES);
}

export const NOT_IN_MODEL_STATES =
  "activations, logits and the allocator's rounding and fragmentation are not counted: only the number of parameters is known";

/** As an estimate like any other: phases that activations decide are null. */
export function modelStatesEstimate(input: StatesInput): MemoryEstimate {
  const states = modelStates(input);
  const { sizes, moments, cpu, nvme } = states;
  const phases: readonly (readonly [Phase, Moment])[] = [
    ['init', fullest([...moments.init, moments.afterInit])],
    ['forward', moments.forward],
    ['backward', fullest(moments.backward)],
    ['step', fullest(moments.step)],
    ['between-steps', moments.betweenSteps],
  ];
  const peak = (wanted: Phase): number => bytesOf(phases.find(([phase]) => phase === wanted)?.[1] ?? []);
  const peakAllocated = Math.max(peak('forward'), peak('backward'), peak('step'));
  const context = gpuContext(input.worldSize).bytes;
  const peakReserved = Math.max(peakAllocated, peak('init'));
  const cpuPhase: Phase = bytesOf(cpu.init) > bytesOf(cpu.training) ? 'init' : 'step';
  return {
    params: input.params,
    trainable_params: Math.min(input.params, input.trainableParams ?? input.params),
    largest_layer_params: input.largestLayer,
    gpu: {
      model_on_gpu: bytesOf(moments.built),
      after_init: bytesOf(moments.afterInit),
      peak_init: peak('init'),
      peak_forward: null,
      peak_backward: null,
      peak_step: peak('step'),
      after_step: bytesOf(moments.betweenSteps),
      peak_allocated: peakAllocated,
      peak_reserved: peakReserved,
      context,
      total: peakReserved + context,
    },
    cpu: { rss_per_rank: residentBytes(cpu), pinned_per_rank: cpu.pinnedBytes, per_node: cpuBytesPerNode(states) },
    nvme: { per_node: sizes.ranksPerNode * bytesOf(nvme) },
    terms: [
      ...phases.flatMap(([phase, moment]) => located(moment, phase, 'gpu')),
      ...located(cpuPhase === 'init' ? cpu.init : cpu.training, cpuPhase, 'cpu'),
      ...located(nvme, 'between-steps', 'nvme'),
    ],
    phases: phases.map(
      ([phase, moment]): PhaseBreakdown => ({ phase, peakBytes: bytesOf(moment), terms: largestFirst(moment) }),
    ),
    assumptions: [NOT_IN_MODEL_STATES],
    confidence: sizes.optimizer.measured ? 'derived' : 'assumed',
  };
}

function located(moment: Moment, phase: Phase, where: TermBytes['where']): readonly TermBytes[] {
  return largestFirst(moment).map(({ term, bytes }) => ({
    term,
    phase,
    where,
    bytes,
    source: termById(term)?.source ?? 'derived',
  }));
}

/** Parts of one term together, empty ones left out. */
function largestFirst(moment: Moment): readonly { readonly term: string; readonly bytes: number }[] {
  const sums = new Map<string, number>();
  for (const { term, bytes } of moment) if (bytes > 0) sums.set(term, (sums.get(term) ?? 0) + bytes);
  return [...sums].map(([term, bytes]) => ({ term, bytes })).sort((a, b) => b.bytes - a.bytes);
}
