/** What GitHub knows beyond repositories and checks: an App with its installation, workflows and their runs, reactions, teams. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Account, App, Permissions } from '../accounts.ts';
import type { Repository } from '../repository.ts';
import type { State } from '../state.ts';

export interface Reaction {
  readonly id: number;
  readonly content: string;
  readonly user: Account;
  readonly createdAt: string;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly zip: Buffer;
}

export interface WorkflowRun {
  readonly id: number;
  readonly repository: Repository;
  /** File name below .github/workflows. */
  readonly workflow: string;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly actor: Account;
  triggeringActor: Account;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  attempt: number;
  readonly createdAt: string;
  startedAt: string;
  updatedAt: string;
  readonly artifacts: Artifact[];
}

export interface Installation {
  readonly id: number;
  readonly account: Account;
  permissions: Permissions;
}

/** Every repository of an account, those made later among them. */
class OwnedRepositories extends Set<string> {
  readonly #state: State;
  readonly #owner: Account;

  constructor(state: State, owner: Account) {
    super();
    this.#state = state;
    this.#owner = owner;
  }

  override has(fullName: string): boolean {
    return this.#state.repository(fullName)?.owner === this.#owner;
  }
}

/** One key for all tests of a process: making it takes longer than most of them. */
let keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;

export const BOT_PERMISSIONS: Permissions = {
  actions: 'write',
  checks: 'write',
  contents: 'read',
  issues: 'write',
  metadata: 'read',
  pull_requests: 'read',
  members: 'read',
};

export class BotWorld {
  readonly state: State;
  readonly app: App;
  readonly installation: Installation;
  readonly reactions = new Map<number, Reaction[]>();
  readonly runs = new Map<number, WorkflowRun>();
  /** `org/slug` → logins in lower case. */
  readonly teams = new Map<string, Set<string>>();
  /** Called when a run was made or changed. */
  readonly onRun: ((run: WorkflowRun, action: 'requested' | 'in_progress' | 'completed') => void)[] = [];
  /** How long lists hide what is new, milliseconds. */
  lag = 0;
  /** Where artifacts lie: another host than the API, as on GitHub. */
  blobs = '';
  /** Without it a dispatch is answered 204, as Enterprise Server does. */
  answersRunDetails = true;
  readonly dispatches: {
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
  }[] = [];

  constructor(state: State, owner: string, permissions: Permissions = BOT_PERMISSIONS) {
    this.state = state;
    this.app = state.createApp('ds-review', permissions);
    this.installation = { id: state.nextId(), account: state.user(owner), permissions };
    keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  }

  get privateKey(): string {
    return (keys as { privateKey: KeyObject }).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  }

  get publicKey(): KeyObject {
    return (keys as { publicKey: KeyObject }).publicKey;
  }

  /** An installation's token, valid for an hour. */
  installationToken(): string {
    const value = `ghs_installation${this.state.nextId()}`;
    this.state.addToken({
      value,
      actor: this.app.bot,
      app: this.app,
      permissions: this.installation.permissions,
      repositories: new OwnedRepositories(this.state, this.installation.account),
      expiresAt: this.state.clock() + 3600_000,
      installationId: this.installation.id,
    });
    return value;
  }

  makeRun(
    repository: Repository,
    options: {
      workflow: string;
      actor: Account;
      inputs: Readonly<Record<string, string>>;
      title: string;
      event?: string;
      branch?: string;
    },
  ): WorkflowRun {
    const headBranch = options.branch ?? repository.defaultBranch;
    const now = this.state.now();
    const run: WorkflowRun = {
      id: this.state.nextId(),
      repository,
      workflow: options.workflow,
      event: options.event ?? 'workflow_dispatch',
      headBranch,
      headSha: repository.branches.get(headBranch) ?? '0'.repeat(40),
      title: options.title,
      inputs: options.inputs,
      actor: options.actor,
      triggeringActor: options.actor,
      status: 'queued',
      conclusion: null,
      attempt: 1,
      createdAt: now,
      startedAt: now,
      updatedAt: now,
      artifacts: [],
    };
    this.runs.set(run.id, run);
    this.#tell(run, 'requested');
    return run;
  }

  begin(run: WorkflowRun): void {
    run.status = 'in_progress';
    run.updatedAt = this.state.now();
    this.#tell(run, 'in_progress');
  }

  complete(run: WorkflowRun, conclusion: string): void {
    run.status = 'completed';
    run.conclusion = conclusion;
    run.updatedAt = this.state.now();
    this.#tell(run, 'completed');
  }

  rerun(run: WorkflowRun, actor: Account): void {
    run.attempt += 1;
    run.status = 'queued';
    run.conclusion = null;
    run.triggeringActor = actor;
    run.startedAt = this.state.now();
    run.updatedAt = run.startedAt;
    this.#tell(run, 'requested');
  }

  #tell(run: WorkflowRun, action: 'requested' | 'in_progress' | 'completed'): void {
    for (const listener of this.onRun) listener(run, action);
  }

  /** Lists of checks and comments hide what is younger than `lag`; a look by number finds it. */
  letListsLag(repository: Repository, milliseconds: number): void {
    this.lag = milliseconds;
    hideNew(repository.checkRuns, milliseconds);
    hideNew(repository.comments, milliseconds);
  }

  /** What lists show of runs. */
  listed(): WorkflowRun[] {
    const now = Date.now();
    return [...this.runs.values()].filter((run) => now - Date.parse(run.createdAt) >= this.lag || this.lag === 0);
  }
}

function hideNew<T>(map: Map<number, T>, milliseconds: number): void {
  const born = new Map<number, number>();
  const set = Map.prototype.set.bind(map);
  Object.defineProperty(map, 'set', {
    configurable: true,
    value: (key: number, value: T) => {
      if (!map.has(key)) born.set(key, Date.now());
      set(key, value);
      return map;
    },
  });
  Object.defineProperty(map, 'values', {
    configurable: true,
    value: function* values() {
      for (const [key, value] of map.entries()) {
        if (Date.now() - (born.get(key) ?? 0) >= milliseconds) yield value;
      }
    },
  });
}
