/** A file that starts training: which ds_config it points to, and what it says of the run. */

import type { Workload } from '../../policy/policy.ts';
import type { Span, SyntaxProblem } from '../document.ts';

/** `training`: any other YAML with a key `deepspeed` or `deepspeed_config`; `launch`: a shell script. */
export type LauncherKind = 'accelerate' | 'llama-factory' | 'axolotl' | 'training' | 'launch';

/** What a launcher says of the run, with the policy's names and units; absent: it does not say. */
export interface LaunchNumbers extends Partial<Omit<Workload, 'config'>> {
  readonly gpus_per_node?: number | undefined;
  readonly nodes?: number | undefined;
  readonly precision?: 'bf16' | 'fp16' | 'fp32' | undefined;
}

export interface Reference {
  /** Where the path stands; for a shell script the pointer is ''. */
  readonly pointer: string;
  readonly span: Span;
  /** As it is written, without quotes and with the script's own variables put in. */
  readonly ref: string;
  readonly numbers: LaunchNumbers;
}

export interface Launcher {
  readonly kind: LauncherKind;
  readonly path: string;
  readonly references: readonly Reference[];
  /** For a launcher that makes DeepSpeed's config itself (accelerate's inline keys) or names none. */
  readonly numbers: LaunchNumbers;
  /** false: the file names a config, but its own settings keep DeepSpeed off (accelerate's `distributed_type`). */
  readonly usesDeepSpeed: boolean;
  /** Accelerate's `deepspeed_config` without a file: it writes the config from these keys. */
  readonly inline: boolean;
  /** Why the file does not parse; references found up to there are kept. */
  readonly problems: readonly SyntaxProblem[];
}

/** Drops what is undefined, so that merging two sets of numbers keeps what either knows. */
export function known(numbers: LaunchNumbers): LaunchNumbers {
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
}
