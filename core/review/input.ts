/** What a review is made from. Everything is data: shells read it, `core` judges it. */
import type { SyntaxProblem } from '../config/document.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';
import type { HardwareCatalogue } from '../hardware/catalogue.ts';
import type { ModelCatalogue } from '../models/catalogue.ts';
import type { FailOn, Policy, PolicyProblem } from '../policy/policy.ts';

export type { FailOn };

export type FileStatus = 'added' | 'modified' | 'removed' | 'renamed';

/** A changed file with its whole text on both sides; null: absent there. `base` is the text at the merge base. */
export interface ReviewFile {
  readonly path: string;
  readonly status: FileStatus;
  /** Where a renamed file was before. */
  readonly previousPath?: string;
  readonly base: string | null;
  readonly head: string | null;
  /** What is wrong with the bytes that a text was read from; absent: they are UTF-8. */
  readonly baseEncoding?: SyntaxProblem;
  readonly headEncoding?: SyntaxProblem;
}

export interface ReviewRefs {
  /** owner/name of the base repository. */
  readonly repository: string;
  /** https://github.com, or a GitHub Enterprise Server; null where no links can be made (command line). */
  readonly serverUrl: string | null;
  readonly pull: number | null;
  readonly baseSha: string | null;
  readonly headSha: string | null;
  readonly mergeBaseSha: string | null;
  /** Where this project's `docs/` can be read, for the links of rule ids: the Action knows its own repository and ref. */
  readonly docsUrl?: string | null;
}

export interface ReviewInput {
  readonly files: readonly ReviewFile[];
  /** Scripts and YAML of the head that may start training, changed or not; changed ones among `files` are found without. */
  readonly launchers?: readonly { readonly path: string; readonly text: string }[];
  readonly refs: ReviewRefs;
  readonly policy: PolicyInput;
  /** What the caller asks for; of this and the policy's `fail_on` the stricter wins. */
  readonly failOn?: FailOn;
  readonly hardware: HardwareCatalogue;
  readonly models: ModelCatalogue;
  readonly deepspeed: DeepSpeedRelease;
  /** What launchers may point to; absent: not known, and nothing is said of it. */
  readonly repository?: RepositoryFiles;
  /** The pull request moves the DeepSpeed release: absent where it does not. */
  readonly upgrade?: UpgradeInput;
}

/** The head, changed or not. */
export interface RepositoryFiles {
  readonly paths: ReadonlySet<string>;
  /** False: more files than could be listed. */
  readonly isWhole: boolean;
  /** Configs that a changed launcher names. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Every config of the head, whatever was changed of it, for the releases that the pull request moves between. */
export interface UpgradeInput {
  readonly moves: readonly ReleaseMove[];
  /** Files that may be configs; the review finds out. */
  readonly files: readonly { readonly path: string; readonly text: string; readonly encoding?: SyntaxProblem }[];
  /** What was not looked at, each a sentence. */
  readonly notes: readonly string[];
}

export interface ReleaseMove {
  readonly from: NamedRelease;
  readonly to: NamedRelease;
  /** Where the head says the new one, the file that decides first. */
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

export interface NamedRelease {
  /** What the file stands for: 0.19.2. */
  readonly named: string;
  /** False: the newest known release that a range allows. */
  readonly exact: boolean;
  /** What is known of it, or of the nearest release that is known. */
  readonly facts: ReleaseFacts;
}

/** The policy as it stands on the base commit: a pull request cannot weaken its own review. */
export interface PolicyInput {
  readonly path: string;
  /** null: the base commit has no such file. */
  readonly parsed: Policy | null;
  readonly problems: readonly PolicyProblem[];
}

export interface DeepSpeedRelease {
  readonly version: string;
  /** In words, for the footer: "requirements.txt:3", "the policy", "newest release known". */
  readonly from: string;
  /** What is known of it, where it is not the latest. */
  readonly facts?: ReleaseFacts;
}
