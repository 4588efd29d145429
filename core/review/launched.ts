/** Workloads that launchers give where the policy gives none: scripts and YAML of the head that point to a reviewed config. */
import { readLauncher } from '../config/launchers/read.ts';
import { workloadsOf } from '../config/launchers/workloads.ts';
import { configMatches } from '../policy/match.ts';
import type { Policy, Workload } from '../policy/policy.ts';
import type { ReviewInput } from './input.ts';

export interface SaidWorkload {
  readonly workload: Workload;
  /** Who says so: a path. */
  readonly from: string;
  /** What the launcher says of precision, for "auto". */
  readonly precision: 'bf16' | 'fp16' | 'fp32' | null;
}

/** By path of the config. Of several launchers of one config the first counts, by path. */
export type LaunchedWorkloads = ReadonlyMap<string, SaidWorkload>;

export function launchedWorkloads(input: ReviewInput): LaunchedWorkloads {
  const changed = input.files.flatMap(({ path, head }) => (head === null ? [] : [{ path, text: head }]));
  const texts = new Map([...(input.launchers ?? []), ...changed].map((file) => [file.path, file.text]));
  const launchers = [...texts].toSorted(byPath).flatMap(([path, text]) => readLauncher(path, text) ?? []);
  const found = new Map<string, SaidWorkload>();
  for (const { config, launcher, workload, numbers } of workloadsOf(
    launchers,
    new Set(changed.map((file) => file.path)),
  )) {
    if (!found.has(config)) found.set(config, { workload, from: launcher.path, precision: numbers.precision ?? null });
  }
  return found;
}

const byPath = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

/** The policy comes first: it is what people wrote for the review. */
export function saidWorkload(
  path: string,
  policy: Policy,
  policyPath: string,
  launched: LaunchedWorkloads,
): SaidWorkload | null {
  const workload = policy.workloads.find((one) => configMatches(one.config, path));
  if (workload !== undefined) return { workload, from: policyPath, precision: null };
  return launched.get(path) ?? null;
}
