/** What the policy says about smoke runs, with the built-in profiles below its own: the one shape that gates and dispatch read. */
import { BUILT_IN_PROFILES as BUILT_IN_NAMES, DEFAULT_PROFILE } from '../../core/policy/defaults.ts';
import type { Policy, SmokePolicy, SmokeProfile } from '../../core/policy/policy.ts';

export const DEFAULT_MODEL = 'tiny';

export interface Profile {
  readonly name: string;
  readonly builtIn: boolean;
  /** null: the pull request's one changed config. */
  readonly config: string | null;
  /** A Hugging Face id, `tiny` or `kosmos-2`; null: that of the config's workload, else tiny. */
  readonly model: string | null;
  readonly worldSize: number;
  readonly steps: number;
  readonly timeoutMinutes: number;
  /** What the profile puts in place of the config's own; null: as in the config. */
  readonly stage: 0 | 1 | 2 | 3 | null;
  readonly offload: 'none' | 'cpu' | 'nvme' | null;
  /** null: as in the config or its workload. */
  readonly microBatch: number | null;
  readonly sequenceLength: number | null;
  readonly gradientCheckpointing: boolean | null;
}

export interface SmokeSettings {
  readonly smoke: SmokePolicy;
  /** The policy's and, below them, the built-in ones. */
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly policy: Policy;
}

const BUILT_IN: Readonly<Record<(typeof BUILT_IN_NAMES)[number], Pick<Profile, 'stage' | 'offload'>>> = {
  zero0: { stage: 0, offload: null },
  zero1: { stage: 1, offload: null },
  zero2: { stage: 2, offload: null },
  zero3: { stage: 3, offload: null },
  'zero2-offload': { stage: 2, offload: 'cpu' },
  'zero3-offload': { stage: 3, offload: 'cpu' },
  'zero3-nvme': { stage: 3, offload: 'nvme' },
};

function ofPolicy(name: string, profile: SmokeProfile): Profile {
  return {
    name,
    builtIn: false,
    config: profile.config ?? null,
    model: profile.model ?? null,
    worldSize: profile.world_size,
    steps: profile.steps,
    timeoutMinutes: profile.timeout_minutes,
    stage: profile.stage ?? null,
    offload: profile.offload ?? null,
    microBatch: profile.micro_batch ?? null,
    sequenceLength: profile.sequence_length ?? null,
    gradientCheckpointing: profile.gradient_checkpointing ?? null,
  };
}

function builtIn(name: (typeof BUILT_IN_NAMES)[number]): Profile {
  return {
    name,
    builtIn: true,
    config: null,
    model: null,
    worldSize: DEFAULT_PROFILE.world_size,
    steps: DEFAULT_PROFILE.steps,
    timeoutMinutes: DEFAULT_PROFILE.timeout_minutes,
    ...BUILT_IN[name],
    microBatch: null,
    sequenceLength: null,
    gradientCheckpointing: null,
  };
}

export function settingsOf(policy: Policy): SmokeSettings {
  const profiles = new Map<string, Profile>();
  for (const [name, profile] of policy.smoke.profiles) profiles.set(name, ofPolicy(name, profile));
  for (const name of BUILT_IN_NAMES) if (!profiles.has(name)) profiles.set(name, builtIn(name));
  return { smoke: policy.smoke, profiles, policy };
}
