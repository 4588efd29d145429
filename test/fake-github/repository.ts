/** What a repository holds. */
import type { Account, App, Role } from './accounts.ts';
import type { ObjectStore } from './git/objects.ts';

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly fullName: string;
  isPrivate: boolean;
  defaultBranch: string;
  /** Shared by a repository and all its forks, as on GitHub: a fork's commit can be read in the base repository. */
  readonly store: ObjectStore;
  readonly branches: Map<string, string>;
  readonly tags: Map<string, string>;
  readonly collaborators: Map<string, Role>;
  readonly parent: Repository | null;
  readonly pulls: Map<number, PullRequest>;
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  readonly checkRuns: Map<number, CheckRun>;
  nextNumber: number;
}

/** A plain issue, or the issue side of a pull request of the same number. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly user: Account;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  locked: boolean;
  readonly createdAt: string;
  updatedAt: string;
}

export interface PullRequest {
  readonly id: number;
  readonly issue: Issue;
  readonly number: number;
  readonly base: { readonly ref: string };
  readonly head: { readonly ref: string; readonly repository: Repository };
  /** Follows pushes while the pull request is open. */
  headSha: string;
  baseSha: string;
  draft: boolean;
  mergedAt: string | null;
}

export interface Comment {
  readonly id: number;
  readonly issueNumber: number;
  readonly user: Account;
  /** The App whose token wrote it. */
  readonly app: App | null;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRun {
  readonly id: number;
  readonly app: App;
  readonly name: string;
  readonly headSha: string;
  externalId: string;
  detailsUrl: string | null;
  status: string;
  conclusion: string | null;
  startedAt: string;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: Annotation[];
  actions: readonly CheckAction[];
}
