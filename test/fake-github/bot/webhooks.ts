/** Deliveries of the App's webhook: signed, recorded, kept for redelivery under the same GUID. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Account } from '../accounts.ts';
import type { Call } from '../http.ts';
import type { CheckRun, PullRequest, Repository } from '../repository.ts';
import type { StateEvent } from '../state.ts';
import { accountView, appView } from '../views/account.ts';
import { checkRunView } from '../views/check-run.ts';
import { commentView, issueView } from '../views/comment.ts';
import { pullView } from '../views/pull.ts';
import { repositoryView } from '../views/repository.ts';
import { workflowRunView } from '../views/workflow-run.ts';
import type { BotWorld, WorkflowRun } from './world.ts';

export interface Attempt {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: string;
  readonly payload: object;
  readonly redelivery: boolean;
  /** 0 while on its way and where no answer came. */
  statusCode: number;
  seconds: number;
  isDone: boolean;
}

export class Webhooks {
  readonly attempts: Attempt[] = [];
  readonly #world: BotWorld;
  readonly #addresses: Pick<Call, 'api' | 'web'>;
  readonly #secret: string;
  readonly #pending = new Set<Promise<Attempt>>();
  /** Where the bot listens; several replicas take turns. */
  urls: string[] = [];
  #turn = 0;
  /** false: nothing is delivered by itself. */
  isOn = true;

  constructor(world: BotWorld, addresses: Pick<Call, 'api' | 'web'>, secret: string) {
    this.#world = world;
    this.#addresses = addresses;
    this.#secret = secret;
    world.state.listeners.push((event) => this.isOn && this.#onState(event));
    world.onRun.push((run, action) => this.isOn && void this.send('workflow_run', this.runPayload(run, action)));
  }

  #onState(event: StateEvent): void {
    if (event.name === 'push' || event.name === 'issues') return;
    const { repository, sender } = event;
    if (event.name === 'pull_request' && event.pull)
      void this.send('pull_request', this.pullPayload(repository, event.pull, event.action, sender, event));
    if (event.name === 'issue_comment' && event.comment) {
      const { comment } = event;
      void this.send('issue_comment', this.commentPayload(repository, comment.id, event.action));
    }
  }

  #common(repository: Repository, sender: Account) {
    return {
      repository: repositoryView(repository, this.#addresses),
      sender: accountView(sender, this.#addresses),
      installation: { id: this.#world.installation.id, node_id: 'I' },
    };
  }

  commentPayload(repository: Repository, commentId: number, action = 'created'): object {
    const comment = repository.comments.get(commentId);
    const issue = comment && repository.issues.get(comment.issueNumber);
    if (!comment || !issue) throw new Error('no such comment');
    return {
      action,
      issue: issueView(repository, issue, 1, this.#addresses),
      comment: commentView(repository, comment, this.#addresses),
      ...this.#common(repository, comment.user),
    };
  }

  pullPayload(
    repository: Repository,
    pull: PullRequest,
    action: string,
    sender: Account,
    more: Partial<StateEvent> = {},
  ): object {
    return {
      action,
      number: pull.number,
      ...(action === 'synchronize' ? { before: more.before, after: more.after } : {}),
      pull_request: pullView(this.#world.state, repository, pull, this.#addresses),
      ...this.#common(repository, sender),
    };
  }

  runPayload(run: WorkflowRun, action: string): object {
    return {
      action,
      workflow_run: workflowRunView(run, this.#addresses),
      workflow: { id: 77, name: run.workflow, path: `.github/workflows/${run.workflow}` },
      ...this.#common(run.repository, run.triggeringActor),
    };
  }

  clickPayload(repository: Repository, check: CheckRun, identifier: string | null, sender: Account): object {
    const call = { ...this.#addresses, state: this.#world.state } as Call;
    return {
      action: identifier === null ? 'rerequested' : 'requested_action',
      check_run: { ...checkRunView(repository, check, call), app: appView(check.app, this.#addresses) },
      ...(identifier === null ? {} : { requested_action: { identifier } }),
      ...this.#common(repository, sender),
    };
  }

  mergeGroupPayload(repository: Repository, baseSha: string, headSha: string, pull: number): object {
    return {
      action: 'checks_requested',
      merge_group: {
        head_sha: headSha,
        head_ref: `refs/heads/gh-readonly-queue/main/pr-${pull}-${baseSha}`,
        base_sha: baseSha,
        base_ref: `refs/heads/${repository.defaultBranch}`,
        head_commit: {
          id: headSha,
          tree_id: headSha,
          message: 'm',
          timestamp: this.#world.state.now(),
          author: null,
          committer: null,
        },
      },
      ...this.#common(repository, repository.owner),
    };
  }

  send(
    event: string,
    payload: object,
    options: { guid?: string; url?: string; redelivery?: boolean } = {},
  ): Promise<Attempt> {
    const action: unknown = Reflect.get(payload, 'action');
    const attempt: Attempt = {
      id: this.#world.state.nextId(),
      guid: options.guid ?? randomUUID(),
      event,
      action: typeof action === 'string' ? action : null,
      deliveredAt: new Date().toISOString(),
      payload,
      redelivery: options.redelivery ?? false,
      statusCode: 0,
      seconds: 0,
      isDone: false,
    };
    this.attempts.push(attempt);
    const url = options.url ?? this.urls[this.#turn++ % Math.max(1, this.urls.length)];
    const done = this.#post(attempt, url).finally(() => this.#pending.delete(done));
    this.#pending.add(done);
    return done;
  }

  async #post(attempt: Attempt, url: string | undefined): Promise<Attempt> {
    const body = JSON.stringify(attempt.payload);
    const start = performance.now();
    try {
      if (url === undefined) throw new Error('no bot listens');
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'GitHub-Hookshot/fake',
          'x-github-event': attempt.event,
          'x-github-delivery': attempt.guid,
          'x-github-hook-installation-target-id': String(this.#world.app.id),
          'x-hub-signature-256': `sha256=${createHmac('sha256', this.#secret).update(body).digest('hex')}`,
        },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await answer.arrayBuffer();
      attempt.statusCode = answer.status;
    } catch (error) {
      attempt.statusCode = error instanceof Error && error.name === 'TimeoutError' ? 504 : 502;
    }
    attempt.seconds = (performance.now() - start) / 1000;
    attempt.isDone = true;
    return attempt;
  }

  /** Waits for everything that is on its way. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled([...this.#pending]);
  }

  redeliver(id: number): boolean {
    const attempt = this.attempts.find((one) => one.id === id);
    if (!attempt) return false;
    void this.send(attempt.event, attempt.payload, { guid: attempt.guid, redelivery: true });
    return true;
  }
}
