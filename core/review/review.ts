/** A pull request's changed files in, the whole review out. Pure, and never throws: a file that cannot be reviewed is a failure of that file. */
import { looksLikeDeepSpeedConfig } from '../config/detect.ts';
import { resolveTargets } from '../hardware/resolve-targets.ts';
import type { Target as HardwareTarget } from '../hardware/target.ts';
import { DEFAULT_POLICY } from '../policy/defaults.ts';
import { configMatches, matchesAny } from '../policy/match.ts';
import type { Policy } from '../policy/policy.ts';
import { countBySeverity } from '../report/finding.ts';
import { reviewConfig, type Surroundings } from './config-review.ts';
import type { ReviewFile, ReviewInput } from './input.ts';
import { fitOfAll, isFailed, stricter, worstVerdict } from './judge.ts';
import { launchedWorkloads } from './launched.ts';
import { reviewLauncher } from './launcher-review.ts';
import type {
  ConfigReview,
  ReleaseChange,
  Review,
  ReviewFailure,
  ReviewFinding,
  Target,
  UpgradeReview,
} from './outcome.ts';
import { policyState } from './policy-change.ts';
import { reviewUpgrades } from './upgrade.ts';

/** Looking for a config that fits takes some replays of the run: enough for what a person reads. */
const MOST_ADVICE = 8;

export function reviewPullRequest(input: ReviewInput): Review {
  const policy = input.policy.parsed ?? DEFAULT_POLICY;
  const matrix = resolveTargets(policy.targets, input.hardware);
  const around: Surroundings = {
    targets: matrix.targets,
    targetsKnown: !matrix.isDefault,
    policy,
    policyPath: input.policy.path,
    launched: launchedWorkloads(input),
    settings: Object.fromEntries(policy.rules),
    models: input.models,
    deepspeed: input.deepspeed.version,
    release: input.deepspeed.facts ?? null,
    advice: { left: MOST_ADVICE },
    failOn: stricter(input.failOn, policy.fail_on ?? undefined),
  };
  const configs: ConfigReview[] = [];
  const failures: ReviewFailure[] = [];
  for (const file of input.files) {
    if ([file.path, file.previousPath].includes(input.policy.path)) continue;
    try {
      if (isConfig(file, policy)) configs.push(reviewConfig(file, around));
      else {
        const launcher = reviewLauncher(file, input, around);
        if (launcher !== null) configs.push(launcher);
      }
    } catch (error) {
      // A defect of ours must not cost the other files their review.
      failures.push({
        path: file.path,
        reason: `internal error: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  const upgrades = reviewUpgrades(input.upgrade, upgradeFiles(input, policy), around);
  return outcome(input, around, configs.toSorted(worstFirst), failures, matrix.problems, upgrades);
}

function upgradeFiles(
  { upgrade, policy: { path } }: ReviewInput,
  policy: Policy,
): NonNullable<ReviewInput['upgrade']>['files'] {
  const files = upgrade?.files ?? [];
  return files.filter(
    (file) => file.path !== path && isConfig({ path: file.path, status: 'added', base: null, head: file.text }, policy),
  );
}

/** By the policy's globs, else by what the file holds; a config of a workload is always one. */
function isConfig(file: ReviewFile, policy: Policy): boolean {
  const paths = [file.path, ...(file.previousPath === undefined ? [] : [file.previousPath])];
  if (paths.some((path) => policy.workloads.some((workload) => configMatches(workload.config, path)))) return true;
  const { configs } = policy;
  if (configs !== null) return paths.some((path) => matchesAny(configs, path));
  return [file.head, file.base].some((text) => text !== null && looksLikeDeepSpeedConfig(text));
}

const RANK = { fail: 0, warn: 1, pass: 2 } as const;

function worstFirst(a: ConfigReview, b: ConfigReview): number {
  const errors = (config: ConfigReview) => config.findings.filter((finding) => finding.severity === 'error').length;
  return RANK[a.verdict] - RANK[b.verdict] || errors(b) - errors(a) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

function outcome(
  input: ReviewInput,
  around: Surroundings,
  configs: readonly ConfigReview[],
  failures: readonly ReviewFailure[],
  targetProblems: Parameters<typeof policyState>[1],
  upgrades: readonly UpgradeReview[],
): Review {
  const findings = configs.flatMap((config) => config.findings);
  const counts = countBySeverity([...findings, ...newChanges(upgrades, findings)]);
  const reviews = configs.flatMap((config) => config.targets);
  const heads = reviews.flatMap((review) => (review.head === null ? [] : [review.head]));
  const policy = policyState(input, targetProblems);
  const verdict = worstVerdict([
    ...configs.map((config) => config.verdict),
    ...upgrades.map((upgrade) => upgrade.verdict),
    ...(failures.length > 0 || policy.problems.length > 0 ? ['warn' as const] : []),
  ]);
  return {
    refs: input.refs,
    deepspeed: { version: input.deepspeed.version, from: input.deepspeed.from },
    policy,
    targets: around.targets.map(target),
    configs,
    verdict,
    failed: isFailed(verdict, around.failOn),
    failOn: around.failOn,
    ...counts,
    fits: fitOfAll(reviews),
    peakGpuBytes: highest(heads.map((head) => head.gpuBytes)),
    peakCpuBytes: highest(heads.flatMap((head) => (head.cpuPerNodeBytes === null ? [] : [head.cpuPerNodeBytes]))),
    failures,
    upgrades,
  };
}

/** A changed config is reviewed for the new release anyway: what is said of it there counts once. */
function newChanges(upgrades: readonly UpgradeReview[], findings: readonly ReviewFinding[]): readonly ReleaseChange[] {
  const known = new Set(findings.map((finding) => finding.fingerprint));
  const changes = upgrades.flatMap((upgrade) => upgrade.configs.flatMap((config) => config.changes));
  return changes.filter((one) => !known.has(one.fingerprint));
}

function highest(bytes: readonly number[]): number | null {
  return bytes.length === 0 ? null : bytes.reduce((a, b) => Math.max(a, b));
}

function target(one: HardwareTarget): Target {
  return {
    name: one.name,
    label: one.label,
    gpus: one.worldSize,
    nodes: one.nodes,
    gpuBytes: one.gpu.totalBytes,
    cpuBytes: one.cpu?.bytes ?? null,
    notes: one.notes,
  };
}
