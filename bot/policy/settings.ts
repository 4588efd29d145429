/** What the policy says about smoke runs, with every default filled in: the one shape that gates and dispatch read. */

export interface Profile {
  readonly name: string;
  readonly builtIn: boolean;
  /** null: the pull request's one changed config. */
  readonly config: string | null;
  /** A Hugging Face id, `tiny` or `kosmos-2`. */
  readonly model: string;
  readonly worldSize: number;
  readonly steps: number;
  readonly timeoutMinutes: number;
  /** What the profile puts in place of the config's own; null: as in the config. */
  readonly stage: 0 | 1 | 2 | 3 | null;
  readonly offload: 'cpu' | 'nvme' | null;
  /** null: as in the config. */
  readonly microBatch: number | null;
  readonly sequenceLength: number | null;
  readonly gradientCheckpointing: boolean;
}

export interface SmokeLimits {
  /** Runs at the same time; null: no limit. */
  readonly concurrent: number | null;
  readonly concurrentPerUser: number | null;
  /** Runner minutes of one day (UTC). */
  readonly minutesPerDay: number | null;
  readonly minutesPerUserPerDay: number | null;
}

export interface SmokeSettings {
  /** File name in .github/workflows. */
  readonly workflow: string;
  /** Profiles that the gate wants green. */
  readonly require: readonly string[];
  /** The policy's and, below them, the built-in ones. */
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly forksAllowed: boolean;
  /** null: everyone with write access. */
  readonly allowed: { readonly users: readonly string[]; readonly teams: readonly string[] } | null;
  readonly limits: SmokeLimits;
  /** What trains with which config: model and shapes for built-in profiles. */
  readonly workloads: readonly Workload[];
  /** What stops a run: error, or warning where the policy is strict. */
  readonly failOn: 'error' | 'warning';
}

export interface Workload {
  readonly config: string;
  readonly model: string;
  readonly integration: 'raw' | 'hf-trainer' | 'accelerate' | null;
  readonly microBatch: number | null;
  readonly sequenceLength: number | null;
  readonly gradientCheckpointing: boolean;
}
