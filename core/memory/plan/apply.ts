/** A candidate as a config: only what differs from the settings at hand is touched, keys the plan knows nothing of stay. */
import { countOf, flagOf, isJson, type Json, section } from '../settings/read.ts';
import { type OffloadDevice, readZero } from '../settings/zero.ts';
import type { Candidate } from './candidate.ts';

/** Where the plan puts an NVMe offload whose path the config does not say. */
export const NVME_PATH = '/local_nvme';

/** What the user has to fill in before the planned config runs: `before` is the config as it was. */
export function placeholderNotes(before: unknown, planned: unknown): readonly string[] {
  const paths = (config: unknown): number => JSON.stringify(config).split(`"nvme_path":"${NVME_PATH}"`).length - 1;
  if (paths(planned) <= paths(before)) return [];
  return [`nvme_path "${NVME_PATH}" is a placeholder: put the folder of an NVMe disk on every node in its place`];
}

export interface ApplyOptions {
  /** The optimizer is the script's: DeepSpeed offloads it only where it is told that this is meant. */
  readonly clientOptimizer: boolean;
}

/** Resolved in, resolved out. Batch keys are set where they are there, or where the micro batch changed. */
export function applyCandidate(config: Json, candidate: Candidate, options: ApplyOptions): Json {
  const now = readZero(config);
  const zero: Record<string, unknown> = { ...section(config, 'zero_optimization') };
  if (candidate.stage !== now.stage) zero.stage = candidate.stage;
  setOffload(zero, 'offload_optimizer', now.offloadOptimizer.device, candidate.offloadOptimizer);
  setOffload(zero, 'offload_param', now.offloadParameters.device, candidate.offloadParameters);
  if (candidate.reduceBucket !== now.reduceBucket) zero.reduce_bucket_size = candidate.reduceBucket;
  if (candidate.stage === 3 && candidate.maxLive !== now.maxLive) {
    zero.stage3_max_live_parameters = candidate.maxLive;
    zero.stage3_max_reuse_distance = Math.min(candidate.maxLive, now.maxReuse);
  }
  if (candidate.overlap !== flagOf(zero, 'overlap_comm', candidate.stage === 3)) zero.overlap_comm = candidate.overlap;
  const next: Record<string, unknown> = { ...config };
  if (Object.keys(zero).length > 0) next.zero_optimization = zero;
  setBatch(next, config, candidate);
  if (options.clientOptimizer && candidate.offloadOptimizer !== 'none' && next.zero_force_ds_cpu_optimizer !== false) {
    next.zero_force_ds_cpu_optimizer = false;
  }
  return next;
}

function setOffload(zero: Record<string, unknown>, key: string, now: OffloadDevice, wanted: OffloadDevice): void {
  // What DeepSpeed ignores at this stage may stay ignored, unless the new stage would heed it.
  if (now === wanted && (wanted !== 'none' || !isJson(zero[key]))) return;
  if (wanted === 'none') {
    delete zero[key];
    return;
  }
  const old = isJson(zero[key]) ? zero[key] : {};
  zero[key] = {
    ...old,
    device: wanted,
    ...(wanted === 'nvme' && typeof old.nvme_path !== 'string' ? { nvme_path: NVME_PATH } : {}),
  };
}

function setBatch(next: Record<string, unknown>, config: Json, { microBatch, accumulation }: Candidate): void {
  const set = (key: string, value: number): void => {
    if (Object.hasOwn(config, key) && countOf(config, key, 0) !== value) next[key] = value;
  };
  set('train_micro_batch_size_per_gpu', microBatch);
  set('gradient_accumulation_steps', accumulation);
}
