/** Everything the fake GitHub knows, with the verbs a test seeds it by. */
import type { Account, App, Level, Permissions, Role, Token } from './accounts.ts';
import { mergeBase } from './git/history.ts';
import { type FileEntry, ObjectStore } from './git/objects.ts';
import type { CheckRun, Comment, Issue, PullRequest, Repository } from './repository.ts';

/** Something a webhook would tell. `subject` is the thing that changed; listeners build their own payloads. */
export interface StateEvent {
  readonly name: 'push' | 'pull_request' | 'issues' | 'issue_comment' | 'check_run';
  readonly action: string;
  readonly repository: Repository;
  readonly sender: Account;
  readonly pull?: PullRequest;
  readonly issue?: Issue;
  readonly comment?: Comment;
  readonly checkRun?: CheckRun;
  readonly before?: string;
  readonly after?: string;
  readonly ref?: string;
  /** For `check_run.requested_action`, `issue_comment.edited` and the like. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Path → content; `null` removes the file. */
export type Files = Readonly<Record<string, string | Buffer | null>>;

const READ_ALL: Permissions = {
  contents: 'read',
  metadata: 'read',
  pull_requests: 'read',
  issues: 'read',
  checks: 'read',
};

export class State {
  readonly accounts = new Map<string, Account>();
  readonly apps = new Map<number, App>();
  readonly tokens = new Map<string, Token>();
  readonly repositories = new Map<string, Repository>();
  readonly listeners: ((event: StateEvent) => void)[] = [];
  /** The time that new things carry, in milliseconds since 1970; a test may put its own clock here. */
  clock: () => number = Date.now;
  #lastId = 1000;

  /** The App behind every `GITHUB_TOKEN`, under GitHub's own ids. */
  readonly actionsApp: App;

  constructor() {
    const owner = this.#account({ id: 9919, login: 'github', type: 'Organization' });
    const bot = this.#account({ id: 41898282, login: 'github-actions[bot]', type: 'Bot' });
    this.actionsApp = { id: 15368, slug: 'github-actions', name: 'GitHub Actions', owner, bot, permissions: {} };
    this.apps.set(15368, this.actionsApp);
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  now(): string {
    return new Date(this.clock()).toISOString().replace(/\.\d{3}Z$/, 'Z');
  }

  emit(event: StateEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  #account(account: Account): Account {
    this.accounts.set(account.login.toLowerCase(), account);
    return account;
  }

  /** The account of that login, made on first use. */
  user(login: string, type: Account['type'] = 'User'): Account {
    return this.accounts.get(login.toLowerCase()) ?? this.#account({ id: this.nextId(), login, type });
  }

  createApp(slug: string, permissions: Permissions, owner = 'app-owner'): App {
    const id = this.nextId();
    const bot = this.user(`${slug}[bot]`, 'Bot');
    const app: App = { id, slug, name: slug, owner: this.user(owner), bot, permissions };
    this.apps.set(id, app);
    return app;
  }

  addToken(token: Token): Token {
    this.tokens.set(token.value, token);
    return token;
  }

  userToken(login: string, value = `ghp_${login}${this.nextId()}`): Token {
    return this.addToken({ value, actor: this.user(login), app: null, permissions: 'all', repositories: 'all' });
  }

  /** What a workflow run of `repository` gets as GITHUB_TOKEN; the default has the least that the Action asks for. */
  actionsToken(
    repository: Repository,
    permissions: Permissions = { contents: 'read', metadata: 'read', pull_requests: 'write' },
  ): Token {
    return this.addToken({
      value: `ghs_${this.nextId()}actions`,
      actor: this.actionsApp.bot,
      app: this.actionsApp,
      permissions,
      repositories: new Set([repository.fullName]),
    });
  }

  /** What a run of a fork's pull request gets. */
  readOnlyToken(repository: Repository): Token {
    return this.actionsToken(repository, READ_ALL);
  }

  createRepository(
    fullName: string,
    options: {
      isPrivate?: boolean;
      defaultBranch?: string;
      ownerType?: 'User' | 'Organization';
      parent?: Repository;
    } = {},
  ): Repository {
    const [login = '', name = ''] = fullName.split('/');
    const repository: Repository = {
      id: this.nextId(),
      owner: this.user(login, options.ownerType ?? 'User'),
      name,
      fullName,
      isPrivate: options.isPrivate ?? false,
      defaultBranch: options.defaultBranch ?? options.parent?.defaultBranch ?? 'main',
      store: options.parent?.store ?? new ObjectStore(),
      branches: new Map(options.parent?.branches),
      tags: new Map(),
      collaborators: new Map(),
      parent: options.parent ?? null,
      pulls: new Map(),
      issues: new Map(),
      comments: new Map(),
      checkRuns: new Map(),
      nextNumber: 1,
    };
    this.repositories.set(fullName.toLowerCase(), repository);
    return repository;
  }

  fork(parent: Repository, owner: string): Repository {
    return this.createRepository(`${owner}/${parent.name}`, { parent });
  }

  repository(fullName: string): Repository | undefined {
    return this.repositories.get(fullName.toLowerCase());
  }

  addCollaborator(repository: Repository, login: string, role: Role): void {
    this.user(login);
    repository.collaborators.set(login.toLowerCase(), role);
  }

  roleOf(repository: Repository, account: Account): Role | null {
    if (account.id === repository.owner.id) return 'admin';
    return repository.collaborators.get(account.login.toLowerCase()) ?? null;
  }

  /** Makes a commit on top of `parents` without moving any branch. */
  commit(
    repository: Repository,
    files: Files,
    options: { parents?: readonly string[]; message?: string; author?: string; replaceAll?: boolean } = {},
  ): string {
    const { store } = repository;
    const parents = options.parents ?? [];
    const first = parents[0];
    const tree = first === undefined || options.replaceAll ? new Map<string, FileEntry>() : store.filesOfCommit(first);
    for (const [path, content] of Object.entries(files)) {
      if (content === null) tree.delete(path);
      else tree.set(path, { path, mode: '100644', sha: store.addBlob(content) });
    }
    const login = options.author ?? repository.owner.login;
    const time = Math.floor(this.clock() / 1000);
    const signature = { name: login, email: `${login}@users.noreply.github.com`, time };
    return store.addCommit({
      tree: store.treeOf(tree.values()),
      parents,
      message: options.message ?? 'Change',
      author: signature,
      committer: signature,
    });
  }

  /** Commits to a branch (made from the default branch, or empty, if new) and pushes it. */
  push(
    repository: Repository,
    branch: string,
    files: Files,
    options: { message?: string; author?: string; from?: string; replaceAll?: boolean } = {},
  ): string {
    const parent =
      options.from ?? repository.branches.get(branch) ?? repository.branches.get(repository.defaultBranch) ?? null;
    const sha = this.commit(repository, files, { ...options, parents: parent === null ? [] : [parent] });
    this.moveBranch(repository, branch, sha, options.author);
    return sha;
  }

  /** A push: the branch points to `sha`, open pull requests follow. */
  moveBranch(repository: Repository, branch: string, sha: string, author?: string): void {
    const before = repository.branches.get(branch) ?? '0'.repeat(40);
    repository.branches.set(branch, sha);
    const sender = this.user(author ?? repository.owner.login);
    this.emit({ name: 'push', action: '', repository, sender, before, after: sha, ref: `refs/heads/${branch}` });
    for (const other of this.repositories.values()) {
      for (const pull of other.pulls.values()) {
        if (pull.issue.state !== 'open') continue;
        if (other === repository && pull.base.ref === branch) pull.baseSha = sha;
        if (pull.head.repository !== repository || pull.head.ref !== branch) continue;
        pull.headSha = sha;
        pull.issue.updatedAt = this.now();
        this.emit({ name: 'pull_request', action: 'synchronize', repository: other, sender, pull, before, after: sha });
      }
    }
  }

  openPull(
    repository: Repository,
    options: {
      head: string;
      base?: string;
      from?: Repository;
      title?: string;
      body?: string;
      author?: string;
      draft?: boolean;
    },
  ): PullRequest {
    const source = options.from ?? repository;
    const base = options.base ?? repository.defaultBranch;
    const headSha = source.branches.get(options.head);
    const baseSha = repository.branches.get(base);
    if (headSha === undefined || baseSha === undefined) throw new Error(`no such branch: ${options.head} or ${base}`);
    const issue = this.openIssue(repository, {
      title: options.title ?? options.head,
      body: options.body ?? null,
      author: options.author ?? source.owner.login,
      silent: true,
    });
    const pull: PullRequest = {
      id: this.nextId(),
      issue,
      number: issue.number,
      base: { ref: base },
      head: { ref: options.head, repository: source },
      headSha,
      baseSha,
      draft: options.draft ?? false,
      mergedAt: null,
    };
    repository.pulls.set(pull.number, pull);
    this.emit({ name: 'pull_request', action: 'opened', repository, sender: issue.user, pull });
    return pull;
  }

  openIssue(
    repository: Repository,
    options: { title: string; body?: string | null; author?: string; silent?: boolean },
  ): Issue {
    const issue: Issue = {
      id: this.nextId(),
      number: repository.nextNumber++,
      user: this.user(options.author ?? repository.owner.login),
      title: options.title,
      body: options.body ?? null,
      state: 'open',
      locked: false,
      createdAt: this.now(),
      updatedAt: this.now(),
    };
    repository.issues.set(issue.number, issue);
    if (!options.silent) this.emit({ name: 'issues', action: 'opened', repository, sender: issue.user, issue });
    return issue;
  }

  addComment(
    repository: Repository,
    issueNumber: number,
    body: string,
    author: Account,
    app: App | null = null,
  ): Comment {
    const comment: Comment = {
      id: this.nextId(),
      issueNumber,
      user: author,
      app,
      body,
      createdAt: this.now(),
      updatedAt: this.now(),
    };
    repository.comments.set(comment.id, comment);
    const issue = repository.issues.get(issueNumber);
    this.emit({
      name: 'issue_comment',
      action: 'created',
      repository,
      sender: author,
      comment,
      ...(issue ? { issue } : {}),
    });
    return comment;
  }

  commentsOf(repository: Repository, issueNumber: number): Comment[] {
    return [...repository.comments.values()].filter((comment) => comment.issueNumber === issueNumber);
  }

  mergeBaseOf(repository: Repository, pull: PullRequest): string | null {
    return mergeBase(repository.store, pull.baseSha, pull.headSha);
  }
}

export type { Level };
