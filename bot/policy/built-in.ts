/** Profiles that every repository has, with or without a policy: only the stage and, where the name says so, the offload are theirs. */
import type { Profile } from './settings.ts';

export const DEFAULT_WORLD_SIZE = 8;
export const DEFAULT_STEPS = 3;
export const DEFAULT_TIMEOUT_MINUTES = 15;
export const DEFAULT_WORKFLOW = 'ds-smoke.yml';
export const DEFAULT_MODEL = 'tiny';

const BUILT_IN: readonly { name: string; stage: 0 | 1 | 2 | 3; offload: 'cpu' | 'nvme' | null }[] = [
  { name: 'zero0', stage: 0, offload: null },
  { name: 'zero1', stage: 1, offload: null },
  { name: 'zero2', stage: 2, offload: null },
  { name: 'zero3', stage: 3, offload: null },
  { name: 'zero2-offload', stage: 2, offload: 'cpu' },
  { name: 'zero3-offload', stage: 3, offload: 'cpu' },
  { name: 'zero3-nvme', stage: 3, offload: 'nvme' },
];

export const BUILT_IN_PROFILES: readonly Profile[] = BUILT_IN.map(({ name, stage, offload }) => ({
  name,
  builtIn: true,
  config: null,
  model: DEFAULT_MODEL,
  worldSize: DEFAULT_WORLD_SIZE,
  steps: DEFAULT_STEPS,
  timeoutMinutes: DEFAULT_TIMEOUT_MINUTES,
  stage,
  offload,
  microBatch: null,
  sequenceLength: null,
  gradientCheckpointing: false,
}));
