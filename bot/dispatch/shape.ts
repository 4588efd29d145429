/** The profile's own numbers, else those of the workload that trains with this config, else the smallest. */
import { configMatches } from '../../core/policy/match.ts';
import type { Workload } from '../../core/policy/policy.ts';
import { DEFAULT_MODEL, type Profile } from '../policy/settings.ts';
import type { RunShape } from './inputs.ts';

export interface ShapeOfRun {
  readonly shape: RunShape;
  readonly workload: Workload | null;
}

export function shapeOfRun(profile: Profile, path: string, workloads: readonly Workload[]): ShapeOfRun {
  const workload = workloads.find((entry) => configMatches(entry.config, path)) ?? null;
  const shape: RunShape = {
    model: profile.model ?? workload?.model ?? DEFAULT_MODEL,
    worldSize: profile.worldSize,
    steps: profile.steps,
    timeoutMinutes: profile.timeoutMinutes,
    stage: profile.stage,
    offload: profile.offload,
    microBatch: profile.microBatch ?? workload?.micro_batch ?? null,
    sequenceLength: profile.sequenceLength ?? workload?.sequence_length ?? null,
    gradientCheckpointing: profile.gradientCheckpointing ?? workload?.gradient_checkpointing ?? false,
  };
  return { shape, workload };
}
