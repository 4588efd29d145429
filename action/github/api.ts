/** The little of GitHub that the Action uses, in its own words. */

export interface PullState {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly isOpen: boolean;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly previousPath: string | null;
  /** Blob id of the head's content; of the last content where the file was removed. null: not told. */
  readonly sha: string | null;
  readonly patch: string | null;
}

export interface Comparison {
  readonly mergeBaseSha: string;
  /** GitHub names no more than 300 here. */
  readonly files: readonly ChangedFile[];
}

export interface TreeFile {
  readonly path: string;
  readonly sha: string;
  /** Bytes; absent: not told. */
  readonly size?: number;
}

export interface Tree {
  readonly files: readonly TreeFile[];
  /** False: too many for one answer, these are some of them. */
  readonly isWhole: boolean;
}

export interface Content {
  readonly sha: string;
  readonly size: number;
  /** null: too large to come with this answer; the blob has it. */
  readonly bytes: Uint8Array | null;
}

export interface IssueComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly login: string;
  readonly isBot: boolean;
}

/** Reads are tried again after transient failures; writes never are: their callers look for the effect first. */
export interface GitHubApi {
  pull(number: number): Promise<PullState>;
  /** Open pull requests of that head, `owner:branch`. */
  pullsOfHead(head: string): Promise<readonly PullState[]>;
  pullFiles(number: number): Promise<readonly ChangedFile[]>;
  /** null: the two have no common history. */
  compare(base: string, head: string): Promise<Comparison | null>;
  /** Every file of a commit, without links. */
  tree(commit: string): Promise<Tree>;
  /** null: there is no such file. */
  content(path: string, ref: string): Promise<Content | null>;
  blob(sha: string): Promise<Uint8Array>;
  comments(issue: number): Promise<readonly IssueComment[]>;
  createComment(issue: number, body: string): Promise<IssueComment>;
  updateComment(id: number, body: string): Promise<IssueComment>;
  deleteComment(id: number): Promise<void>;
  /** The person whose token this is; null for an App. */
  viewer(): Promise<string | null>;
}
