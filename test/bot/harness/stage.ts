/** A repository with a pull request that changes a config, the bot beside it, and the words tests are told in. */
import { readFileSync } from 'node:fs';
import type { Permissions } from '../../fake-github/accounts.ts';
import { type BotGitHub, startBotGitHub } from '../../fake-github/bot/github.ts';
import type { Attempt } from '../../fake-github/bot/webhooks.ts';
import type { WorkflowRun } from '../../fake-github/bot/world.ts';
import { zip } from '../../fake-github/bot/zip.ts';
import type { CheckRun, Comment, PullRequest, Repository } from '../../fake-github/repository.ts';
import { type BotOptions, BotProcess } from './bot-process.ts';

export const CONFIG_PATH = 'configs/zero3.json';
export const CONFIG = JSON.stringify(
  { train_batch_size: 8, train_micro_batch_size_per_gpu: 1, bf16: { enabled: true }, zero_optimization: { stage: 3 } },
  null,
  2,
);
export const WORKFLOW = readFileSync('.github/workflows/ds-smoke.yml', 'utf8');

export interface StageOptions {
  readonly policy?: string | null;
  readonly workflow?: string | null;
  readonly config?: string | null;
  readonly permissions?: Permissions;
  readonly fork?: boolean;
  readonly isPrivate?: boolean;
}

export class Stage {
  readonly git: BotGitHub;
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly bots: BotProcess[] = [];

  constructor(git: BotGitHub, repository: Repository, pull: PullRequest) {
    this.git = git;
    this.repository = repository;
    this.pull = pull;
  }

  /** `beside`: another repository of the same GitHub, served by the same bots. */
  static async open(options: StageOptions = {}, beside?: Stage): Promise<Stage> {
    const git = beside?.git ?? (await startBotGitHub(options.permissions ? { permissions: options.permissions } : {}));
    git.webhooks.isOn = false;
    const { state } = git.world;
    const repository = state.createRepository(`octo/train${state.nextId()}`, {
      ownerType: 'Organization',
      isPrivate: options.isPrivate ?? false,
    });
    for (const [login, role] of [
      ['ann', 'admin'],
      ['mia', 'maintain'],
      ['will', 'write'],
      ['tom', 'triage'],
      ['rob', 'read'],
    ] as const)
      state.addCollaborator(repository, login, role);
    const workflow = options.workflow === undefined ? WORKFLOW : options.workflow;
    state.push(repository, 'main', {
      'README.md': 'train\n',
      ...(workflow === null ? {} : { '.github/workflows/ds-smoke.yml': workflow }),
      ...(options.policy ? { '.github/ds-review.yml': options.policy } : {}),
    });
    const source = options.fork ? state.fork(repository, 'eve') : repository;
    state.push(source, 'topic', { [CONFIG_PATH]: options.config ?? CONFIG });
    const pull = state.openPull(repository, { head: 'topic', from: source, author: options.fork ? 'eve' : 'will' });
    git.webhooks.isOn = true;
    const stage = new Stage(git, repository, pull);
    if (beside) stage.bots.push(...beside.bots);
    return stage;
  }

  async startBot(options: BotOptions): Promise<BotProcess> {
    const bot = await new BotProcess(this.git, options).listening();
    this.bots.push(bot);
    this.git.webhooks.urls = this.bots.filter((one) => one.exitCode === undefined).map((one) => one.webhookUrl);
    return bot;
  }

  async killBot(bot: BotProcess): Promise<void> {
    await bot.kill();
    this.git.webhooks.urls = this.bots.filter((one) => one.exitCode === undefined).map((one) => one.webhookUrl);
  }

  async close(): Promise<void> {
    await Promise.all(this.bots.map((bot) => bot.kill()));
    await this.git.stop();
  }

  /** Writes a comment and waits until its delivery is answered. */
  async comment(
    body: string,
    login = 'will',
    type: 'User' | 'Bot' = 'User',
  ): Promise<{ comment: Comment; delivery: Attempt }> {
    const { world, webhooks } = this.git;
    const before = webhooks.attempts.length;
    const comment = world.state.addComment(this.repository, this.pull.number, body, world.state.user(login, type));
    const delivery = webhooks.attempts[before];
    if (!delivery) throw new Error('no delivery was made');
    await until('the delivery is answered', () => delivery.isDone, 15_000);
    return { comment, delivery };
  }

  /** Comments of the bot on the pull request. */
  replies(): string[] {
    const { world } = this.git;
    return [...this.repository.comments.entries()]
      .map(([, comment]) => comment)
      .filter((comment) => comment.user.id === world.app.bot.id)
      .map((comment) => comment.body);
  }

  checks(name?: string): CheckRun[] {
    return [...this.repository.checkRuns.entries()]
      .map(([, check]) => check)
      .filter((check) => name === undefined || check.name === name);
  }

  check(name = 'ds-smoke/zero3'): CheckRun {
    const found = this.checks(name);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} checks named ${name}`);
    return found[0];
  }

  runs(): WorkflowRun[] {
    return [...this.git.world.runs.values()].filter((run) => run.repository === this.repository);
  }

  run(): WorkflowRun {
    const runs = this.runs();
    if (runs.length !== 1 || !runs[0]) throw new Error(`${runs.length} runs`);
    return runs[0];
  }

  /** The runner takes the job, ends it, and leaves a result. */
  async finish(run: WorkflowRun, conclusion: string, result: object | null = null): Promise<void> {
    const { world } = this.git;
    world.begin(run);
    await this.idle();
    if (result) this.upload(run, result);
    world.complete(run, conclusion);
    await this.idle();
  }

  upload(run: WorkflowRun, result: object | string): void {
    const content = typeof result === 'string' ? result : JSON.stringify(result);
    run.artifacts.push({
      id: this.git.world.state.nextId(),
      name: `ds-smoke-result-${run.inputs.request_id}`,
      zip: zip({ 'result.json': content }),
    });
  }

  /** Commits to the pull request's branch; `synchronize` is delivered. */
  push(files: Readonly<Record<string, string | null>>): string {
    return this.git.world.state.push(this.pull.head.repository, 'topic', files, { author: 'will' });
  }

  closePull(): void {
    const { state } = this.git.world;
    this.pull.issue.state = 'closed';
    state.emit({
      name: 'pull_request',
      action: 'closed',
      repository: this.repository,
      sender: state.user('will'),
      pull: this.pull,
    });
  }

  /** Delivers an event of the pull request as it is. */
  async pullEvent(action: string): Promise<Attempt> {
    const { webhooks, world } = this.git;
    return webhooks.send(
      'pull_request',
      webhooks.pullPayload(this.repository, this.pull, action, world.state.user('will')),
    );
  }

  async click(check: CheckRun, identifier: string | null, login = 'will'): Promise<Attempt> {
    const { webhooks, world } = this.git;
    return webhooks.send(
      'check_run',
      webhooks.clickPayload(this.repository, check, identifier, world.state.user(login)),
    );
  }

  idle(): Promise<void> {
    return this.git.webhooks.idle();
  }

  /** Requests to the API, tokens included. */
  get requests(): number {
    return this.git.github.recorder.requests.length;
  }

  get violations(): string[] {
    return this.git.github.recorder.violations;
  }
}

export async function until(what: string, condition: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
