/** Launchers of a repository as workloads: what trains with which config, without anybody writing it into the policy. */
import type { Workload } from '../../policy/policy.ts';
import { findConfig } from './find-config.ts';
import type { Launcher, LaunchNumbers } from './launcher.ts';

export interface LaunchedWorkload {
  /** Path of the ds_config. */
  readonly config: string;
  readonly launcher: Launcher;
  readonly numbers: LaunchNumbers;
  /** The same as the policy would say it. */
  readonly workload: Workload;
}

/** `files`: the paths that a reference may mean. Launchers that keep DeepSpeed off, and references to files that are not there, give nothing. */
export function workloadsOf(launchers: readonly Launcher[], files: ReadonlySet<string>): LaunchedWorkload[] {
  return launchers.flatMap((launcher) => {
    if (!launcher.usesDeepSpeed) return [];
    return launcher.references.flatMap(({ ref, numbers }) => {
      const found = findConfig(launcher.path, ref, files);
      if (!found.found) return [];
      const { gpus_per_node: _gpus, nodes: _nodes, precision: _precision, ...rest } = numbers;
      return [{ config: found.path, launcher, numbers, workload: { config: found.path, ...rest } }];
    });
  });
}
