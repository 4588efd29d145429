/** The outcome of a review, as plain data: every report format is made from it and from nothing else. */
import type { KeyChange } from '../diff/keys.ts';
import type { Accepts, FileKind } from '../report/checked-file.ts';
import type { LocatedFinding } from '../report/finding.ts';
import type { Integration } from '../rules/rule.ts';
import type { DeepSpeedRelease, FailOn, FileStatus, ReviewRefs } from './input.ts';
import type { LocatedSuppression, UselessEntry } from './suppress.ts';

export type Verdict = 'pass' | 'warn' | 'fail';
export type Fit = 'fits' | 'tight' | 'does-not-fit' | 'unknown';

export interface Review {
  readonly refs: ReviewRefs;
  readonly deepspeed: DeepSpeedRelease;
  readonly policy: PolicyState;
  /** The hardware matrix, in the order of the policy. */
  readonly targets: readonly Target[];
  /** Worst first. */
  readonly configs: readonly ConfigReview[];
  readonly verdict: Verdict;
  /** Whether the run has to end red: `verdict` against `failOn`. */
  readonly failed: boolean;
  readonly failOn: FailOn;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** false: some config does not fit some target; else unknown if any is; null without any config. */
  readonly fits: boolean | 'unknown' | null;
  /** The highest of all configs and targets, bytes per GPU and bytes per node; null where nothing could be estimated. */
  readonly peakGpuBytes: number | null;
  readonly peakCpuBytes: number | null;
  /** Configs that could not be reviewed at all, with the reason; the rest of the review stands. */
  readonly failures: readonly ReviewFailure[];
  /** The pull request moves the DeepSpeed release: usually one, or none. */
  readonly upgrades: readonly UpgradeReview[];
}

export interface UpgradeReview {
  readonly from: ReviewedRelease;
  readonly to: ReviewedRelease;
  /** Lines of the head that say the new release, the one that decides first. */
  readonly places: readonly { readonly path: string; readonly line: number }[];
  /** Configs that were reviewed under both. */
  readonly looked: number;
  /** Those to which something happens, worst first. */
  readonly configs: readonly UpgradeOfConfig[];
  readonly verdict: Verdict;
  /** False: the two are one release for this review, since only the last patch of each minor release is known. */
  readonly comparable: boolean;
  /** What was not looked at, each a sentence. */
  readonly notes: readonly string[];
}

export interface ReviewedRelease {
  readonly named: string;
  /** False: the newest known release that a range allows. */
  readonly exact: boolean;
  readonly reviewedAs: string;
}

export interface UpgradeOfConfig {
  readonly path: string;
  readonly verdict: Verdict;
  /** DeepSpeed took it, in a way that it is meant for, and no longer does; or the other way round. */
  readonly breaks: boolean;
  readonly mends: boolean;
  /** Worst first. */
  readonly changes: readonly ReleaseChange[];
  /** Errors and warnings that the new release no longer gives cause for. */
  readonly gone: readonly { readonly rule: string; readonly message: string }[];
  readonly memory: readonly MovedMemory[];
}

export interface ReleaseChange extends LocatedFinding {
  /** A finding of a rule, a default that moved, a key that begins or stops to be read. */
  readonly kind: 'finding' | 'default' | 'begins' | 'stops';
  /** `gradient_clipping`; of a finding its pointer. */
  readonly key: string;
  readonly fingerprint: string;
}

/** Bytes: per GPU, per node, and page-locked per node. */
export interface MovedMemory {
  readonly target: string;
  readonly what: 'gpu' | 'cpu' | 'pinned';
  readonly before: number;
  readonly after: number;
}

export interface ReviewFailure {
  readonly path: string;
  readonly reason: string;
}

export interface PolicyState {
  readonly path: string;
  /** `file`: read from the base commit; `none`: no such file there, the default matrix is shown. */
  readonly source: 'file' | 'none';
  readonly problems: readonly {
    readonly message: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
  /** The pull request changes the policy file itself: shown, not applied. */
  readonly change: PolicyChange | null;
  /** Names of the smoke profiles, for the hint in the footer. */
  readonly smokeProfiles: readonly string[];
}

export interface PolicyChange {
  readonly status: FileStatus;
  readonly keys: readonly KeyChange[];
  /** What the new file would get wrong, once merged. */
  readonly problems: PolicyState['problems'];
}

export interface Target {
  readonly name: string;
  /** For people: "8 × H100 80GB". */
  readonly label: string;
  readonly gpus: number;
  readonly nodes: number;
  /** Bytes of one card as the framework sees them; null: unknown card. */
  readonly gpuBytes: number | null;
  /** Bytes of one node; null: not known. */
  readonly cpuBytes: number | null;
  /** What was assumed of it, each a sentence. */
  readonly notes: readonly string[];
}

/** Also a launcher that has something to say: then there are findings, and nothing of memory or keys. */
export interface ConfigReview {
  readonly kind: FileKind;
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: FileStatus;
  readonly syntax: 'json' | 'hjson' | 'yaml' | null;
  readonly verdict: Verdict;
  /** What the head has, worst first; `state` says whether the pull request brought it. */
  readonly findings: readonly ReviewFinding[];
  /** What the policy or a comment accepts, with the reason: not counted as findings. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Entries that accept nothing here, or may not. */
  readonly uselessSuppressions: readonly UselessEntry[];
  /** The fixes of errors and warnings together, tried out; null: there are none. */
  readonly patch: Patch | null;
  /** What the base had and the head has not. */
  readonly fixed: readonly ReviewFinding[];
  /** Does DeepSpeed read it: by integration and world size; null where that side has no such file. */
  readonly accepts: { readonly base: Accepts | null; readonly head: Accepts | null };
  /** Ways of launching that were looked at, and why these. */
  readonly integrations: { readonly names: readonly Integration[]; readonly because: string };
  readonly keys: readonly KeyChange[];
  readonly workload: WorkloadState | null;
  readonly targets: readonly TargetReview[];
  readonly marks: readonly Mark[];
  readonly unknowns: readonly string[];
  readonly speed: SpeedChange | null;
}

export interface ReviewFinding extends LocatedFinding {
  /** Of rule, path and pointer: stable when lines move. */
  readonly fingerprint: string;
  readonly state: 'new' | 'old' | 'fixed';
}

export interface SuppressedFinding extends LocatedSuppression {
  readonly finding: ReviewFinding;
}

/** A unified diff against the head, without file names. */
export interface Patch {
  readonly diff: string;
  /** Titles of the fixes in it. */
  readonly fixes: readonly string[];
}

/** What trains with the config: from the policy or a launcher. */
export interface WorkloadState {
  readonly model: string;
  /** Parameters; null: the model is not known. */
  readonly parameters: number | null;
  readonly microBatch: number | null;
  readonly sequenceLength: number | null;
  readonly from: string;
}

/** One mark of the checklist line: the checklist before training. */
export interface Mark {
  readonly id: 'memory' | 'stage' | 'batch' | 'precision' | 'offload' | 'accepted' | 'unknown';
  readonly state: 'ok' | 'warn' | 'bad' | 'unknown';
  readonly text: string;
}

export interface TargetReview {
  readonly target: string;
  readonly worldSize: number;
  readonly base: Memory | null;
  readonly head: Memory | null;
  readonly fit: Fit;
  /** Short, for the table: "10.4 GiB short, in backward". */
  readonly reason: string;
  /** Where it does not fit: a change of the config that would make it fit, tried out; null: none was found. */
  readonly advice: string | null;
  /** Without a model: parameters whose model states fit. */
  readonly largestModel: { readonly base: number | null; readonly head: number | null } | null;
}

export type Confidence = 'measured' | 'derived' | 'assumed';

export interface Memory {
  readonly fit: Fit;
  /** Highest of all phases, with what the allocator reserves and the CUDA context: what the card must have. Bytes. */
  readonly gpuBytes: number;
  /** Highest of all phases, allocated. Bytes. */
  readonly gpuAllocatedBytes: number;
  /** Of both: CUDA context and NCCL, beside the allocator. */
  readonly gpuContextBytes: number;
  readonly cpuPerNodeBytes: number | null;
  readonly nvmePerNodeBytes: number | null;
  readonly phases: readonly PhaseMemory[];
  readonly confidence: Confidence;
  readonly assumptions: readonly string[];
  /** What the figure leaves out, in words ("activations"). */
  readonly missing: readonly string[];
}

export interface PhaseMemory {
  readonly phase: string;
  readonly bytes: number;
  readonly terms: readonly { readonly term: string; readonly bytes: number; readonly source: string }[];
}

/** What the change does to a step. Factors are head over base; null where the base moves nothing. */
export interface SpeedChange {
  readonly lines: readonly {
    readonly what: string;
    readonly factor: number | null;
    readonly text: string;
    readonly formula: string;
  }[];
}
