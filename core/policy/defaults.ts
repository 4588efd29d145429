/** What holds where the policy is silent, or absent altogether: the one place of these values. */
import type { Policy, SmokeLimits, SmokePolicy } from './policy.ts';

export const POLICY_PATH = '.github/ds-review.yml';

export const DEFAULT_PROFILE = { world_size: 8, steps: 3, timeout_minutes: 15, checkpoint: false } as const;

export const DEFAULT_LIMITS: SmokeLimits = {
  concurrent: null,
  concurrent_per_user: null,
  gpu_minutes_per_day: null,
  gpu_minutes_per_user_per_day: null,
};

export const DEFAULT_SMOKE: SmokePolicy = {
  workflow: 'ds-smoke.yml',
  require: [],
  profiles: new Map(),
  forks: 'refuse',
  allow: null,
  limits: DEFAULT_LIMITS,
  models: [],
};

export const DEFAULT_POLICY: Policy = {
  version: 1,
  deepspeed: 'auto',
  configs: null,
  targets: [],
  workloads: [],
  rules: new Map(),
  suppressions: [],
  fail_on: null,
  smoke: DEFAULT_SMOKE,
};

/** Profiles that every repository has, as /ds-smoke <profile>. A policy's profile of the same name takes their place. */
export const BUILT_IN_PROFILES = [
  'zero0',
  'zero1',
  'zero2',
  'zero3',
  'zero2-offload',
  'zero3-offload',
  'zero3-nvme',
] as const;
