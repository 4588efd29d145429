/** Wires events to what they ask for; nothing else. */
import type { Probot } from 'probot';
import { answerInTime } from './deliveries/answer.ts';
import { onClick } from './events/check-run.ts';
import { commandOf, onCommand } from './events/issue-comment.ts';
import { onPullRequest } from './events/pull-request.ts';
import { scopeOf } from './events/scope-of.ts';
import { onWorkflowRun } from './events/workflow-run.ts';
import { mergeGroupSubject, putGate } from './gate/refresh.ts';
import { requestOf } from './repository/ledger.ts';
import type { Services } from './scope.ts';
import { runNow } from './settle/read-run.ts';

export function wire(app: Probot, services: Services): void {
  app.on('issue_comment.created', async ({ payload, octokit }) => {
    const { comment, issue, repository, sender } = payload;
    const author = { id: comment.user?.id ?? 0, login: comment.user?.login ?? '', type: comment.user?.type ?? '' };
    const event = {
      issue: { number: issue.number, isPull: issue.pull_request !== undefined && issue.pull_request !== null },
      comment: { id: comment.id, body: comment.body, createdAt: comment.created_at },
      author,
      senderType: sender.type ?? '',
    };
    const command = commandOf(event);
    if (command === null) return;
    const scope = scopeOf(services, octokit, repository);
    await answerInTime(services, 'issue_comment', `comment:${comment.id}`, () => onCommand(scope, event, command));
  });

  app.on(
    [
      'pull_request.opened',
      'pull_request.synchronize',
      'pull_request.reopened',
      'pull_request.ready_for_review',
      'pull_request.closed',
    ],
    async ({ payload, octokit }) => {
      const { action, number, pull_request: pull, repository } = payload;
      const scope = scopeOf(services, octokit, repository);
      const event = {
        action,
        number,
        headSha: pull.head.sha,
        headRepositoryId: pull.head.repo?.id ?? null,
        before: action === 'synchronize' ? (payload.before ?? null) : null,
        updatedAt: pull.updated_at,
      };
      const key = `pull:${repository.full_name}#${number}`;
      await answerInTime(services, 'pull_request', key, () => onPullRequest(scope, event));
    },
  );

  app.on('merge_group.checks_requested', async ({ payload, octokit }) => {
    const { merge_group: group, repository } = payload;
    if (!repository) return;
    const scope = scopeOf(services, octokit, repository);
    const subject = mergeGroupSubject(scope, group.base_sha, group.head_sha);
    await answerInTime(services, 'merge_group', `group:${group.head_sha}`, () => putGate(scope, subject));
  });

  app.on(['workflow_run.in_progress', 'workflow_run.completed'], async ({ payload, octokit }) => {
    const { workflow_run: run, repository } = payload;
    const request = requestOf(run);
    if (request === null) return;
    const scope = scopeOf(services, octokit, repository);
    const key = `check:${request.checkRunId}`;
    await answerInTime(services, 'workflow_run', key, () => onWorkflowRun(scope, runNow(run), request));
  });

  app.on(['check_run.requested_action', 'check_run.rerequested'], async ({ payload, octokit }) => {
    const { check_run: check, sender, repository } = payload;
    if (check.app?.id !== services.appId) return;
    const wanted = payload.action === 'rerequested' ? 'rerun' : payload.requested_action?.identifier;
    if (wanted !== 'rerun' && wanted !== 'cancel') return;
    const scope = scopeOf(services, octokit, repository);
    const event = {
      checkRunId: check.id,
      action: wanted,
      sender: { id: sender.id, login: sender.login, type: sender.type ?? '' },
    } as const;
    await answerInTime(services, 'check_run', `check:${check.id}`, () => onClick(scope, event));
  });
}
