/**
 * Memory of a run in a microsecond, for a search: model states in closed form, and activations from four replays, two micro batches long each
 * way (they are linear in the micro batch). The replay has the last word on whatever is shown.
 */
import { estimate } from '../estimate.ts';
import { cpuBytesPerNode, type ModelStates, modelStates } from '../model-states.ts';
import type { TrainingRun } from '../run.ts';
import { isJson, type Json, section } from '../settings/read.ts';
import { bytesOf } from '../states/moments.ts';
import type { StatesInput } from '../states/sizes.ts';

/** `at0 + perSample × micro batch`, bytes. */
interface Line {
  readonly at0: number;
  readonly perSample: number;
}

/** What a forward and a backward need beyond the states. */
interface Activations {
  readonly forward: Line;
  readonly backward: Line;
}

export interface FastForm {
  /** Elements, as the replay builds the model. */
  readonly params: number;
  readonly trainable: number;
  readonly largest: number;
  /** By whether ZeRO-3 runs the model, and whether activations are checkpointed. */
  readonly activations: (zero3: boolean, checkpointing: boolean) => Activations;
}

export interface FastMemory {
  /** Highest allocated bytes of one GPU, init included. */
  readonly gpuBytes: number;
  readonly cpuPerNode: number;
  readonly nvmePerNode: number;
}

/** So many ranks that their partitions weigh nothing: what a replay then needs is activations. */
const MANY_RANKS = 4096;

/** `error`: the run cannot be replayed, with the reason. Kinds are replayed when they are first asked for. */
export function fastForm(run: TrainingRun): FastForm | { readonly error: string } {
  const first = bare(run, false, run.gradientCheckpointing, 1);
  if ('error' in first) return first;
  const sizes = { params: first.params, trainable: first.trainable, largest: first.largest };
  const known = new Map<string, Activations>();
  return {
    ...sizes,
    activations: (zero3, checkpointing) => {
      const key = `${zero3}/${checkpointing}`;
      const found = known.get(key) ?? measure(run, zero3, checkpointing);
      known.set(key, found);
      return found;
    },
  };
}

interface Bare {
  readonly params: number;
  readonly trainable: number;
  readonly largest: number;
  readonly forward: number;
  readonly backward: number;
}

/** The run with next to no states: what remains of the peaks of forward and backward once those are taken off. */
function bare(
  run: TrainingRun,
  zero3: boolean,
  checkpointing: boolean,
  microBatch: number,
): Bare | { readonly error: string } {
  const base: Json = isJson(run.config) ? run.config : {};
  const zero: Json = {
    stage: zero3 ? 3 : 2,
    reduce_bucket_size: 1,
    overlap_comm: false,
    stage3_max_live_parameters: 0,
    stage3_prefetch_bucket_size: 0,
    stage3_max_reuse_distance: 0,
  };
  const config = { ...base, gradient_accumulation_steps: 1, zero_optimization: zero };
  const worldSize = MANY_RANKS * Math.max(1, tensorParallelOf(base));
  const found = estimate({
    ...run,
    config,
    worldSize,
    microBatch,
    gradientAccumulationSteps: 1,
    gradientCheckpointing: checkpointing,
  });
  if ('error' in found) return found;
  if (found.gpu.peak_forward === null || found.gpu.peak_backward === null) {
    return { error: found.assumptions[0] ?? 'The activations of this model are not known.' };
  }
  const { forward, betweenSteps } = modelStates({
    params: found.params,
    trainableParams: found.trainable_params,
    largestLayer: found.largest_layer_params,
    worldSize,
    clientOptimizer: run.clientOptimizer,
    config,
  }).moments;
  // At stage 3 the largest module is gathered while it runs: the closed form counts it among the live parameters.
  const states = Math.max(bytesOf(forward), bytesOf(betweenSteps));
  return {
    params: found.params,
    trainable: found.trainable_params,
    largest: found.largest_layer_params,
    forward: Math.max(0, found.gpu.peak_forward - states),
    backward: Math.max(0, found.gpu.peak_backward - states),
  };
}

function measure(run: TrainingRun, zero3: boolean, checkpointing: boolean): Activations {
  const [one, two] = [bare(run, zero3, checkpointing, 1), bare(run, zero3, checkpointing, 2)];
  if ('error' in one || 'error' in two)
    return { forward: { at0: 0, perSample: 0 }, backward: { at0: 0, perSample: 0 } };
  const line = (name: 'forward' | 'backward'): Line => {
    const perSample = Math.max(0, two[name] - one[name]);
    return { at0: Math.max(0, one[name] - perSample), perSample };
  };
  return { forward: line('forward'), backward: line('backward') };
}

function tensorParallelOf(config: Json): number {
  const size = section(config, 'tensor_parallel').autotp_size;
  return typeof size === 'number' && Number.isInteger(size) && size > 0 ? size : 1;
}

export interface FastInput
  extends Pick<StatesInput, 'worldSize' | 'gpusPerNode' | 'config' | 'gradientAccumulationSteps' | 'clientOptimizer'> {
  readonly microBatch: number;
  readonly checkpointing: boolean;
}

export function fastMemory(form: FastForm, input: FastInput): FastMemory {
  const states = modelStates({
    ...input,
    params: form.params,
    trainableParams: form.trainable,
    largestLayer: form.largest,
  });
  const { nvme, sizes } = states;
  const activations = form.activations(sizes.zero.stage === 3, input.checkpointing);
  return {
    gpuBytes: gpuPeak(states, at(activations.forward, input.microBatch), at(activations.backward, input.microBatch)),
    cpuPerNode: cpuBytesPerNode(states),
    nvmePerNode: sizes.ranksPerNode * bytesOf(nvme),
  };
}

function at({ at0, perSample }: Line, microBatch: number): number {
  return at0 + perSample * microBatch;
}

/**
 * A backward begins with all activations and an empty bucket, and ends with gradients in place of activations; when the first bucket is
 * full, the share of the model behind it has given its activations back. Stages 0 and 1 reduce at the end, when none are left.
 */
function gpuPeak({ moments, sizes }: ModelStates, forward: number, backward: number): number {
  const { zero, trainable, width } = sizes;
  const resting = bytesOf(moments.forward);
  const eager = zero.stage === 2 || (zero.stage === 1 && zero.overlap);
  const bucket = eager ? width * zero.reduceBucket * (zero.overlap ? 2 : 1) : 0;
  const full = trainable === 0 ? 1 : Math.min(1, zero.reduceBucket / trainable);
  const left = zero.stage !== 3 && !eager ? 0 : (1 - full) * backward;
  let peak = Math.max(resting + forward, resting + bucket + backward);
  for (const moment of moments.init) peak = Math.max(peak, bytesOf(moment));
  for (const moment of moments.backward) {
    const flushes = moment.some(({ term }) => term === 'reduce-flatten');
    peak = Math.max(peak, bytesOf(moment) + (flushes ? left : 0));
  }
  for (const moment of moments.step) peak = Math.max(peak, bytesOf(moment));
  return peak;
}
