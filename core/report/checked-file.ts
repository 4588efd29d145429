/** What `ds-review check` knows of one file once it is checked: the input of its formats. */

import type { Syntax } from '../config/document.ts';
import type { LauncherKind } from '../config/launchers/launcher.ts';
import type { LocatedSuppression, UselessEntry } from '../review/suppress.ts';
import type { Integration } from '../rules/rule.ts';
import type { LocatedFinding } from './finding.ts';

export type FileKind = 'ds_config' | LauncherKind;

/** DeepSpeed's verdict up to its config, by integration and world size. */
export type Accepts = Partial<Record<Integration, Readonly<Record<number, boolean>>>>;

export interface CheckedFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly syntax: Syntax;
  readonly accepts: Accepts;
  /** By place. */
  readonly findings: readonly LocatedFinding[];
  /** Found, and accepted with a reason. */
  readonly suppressed: readonly LocatedSuppression[];
  /** Comments and entries of the policy that accept nothing here, or may not. */
  readonly useless: readonly UselessEntry[];
  /** For the excerpts of the text format; null where they are not wanted. */
  readonly text: string | null;
}
