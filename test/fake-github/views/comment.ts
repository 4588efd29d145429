import type { Call } from '../http.ts';
import type { Comment, Issue, Repository } from '../repository.ts';
import { accountView, appView } from './account.ts';

export function commentView(repository: Repository, comment: Comment, call: Pick<Call, 'api' | 'web'>) {
  const kind = repository.pulls.has(comment.issueNumber) ? 'pull' : 'issues';
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${call.api}/repos/${repository.fullName}/issues/comments/${comment.id}`,
    html_url: `${call.web}/${repository.fullName}/${kind}/${comment.issueNumber}#issuecomment-${comment.id}`,
    issue_url: `${call.api}/repos/${repository.fullName}/issues/${comment.issueNumber}`,
    body: comment.body,
    user: accountView(comment.user, call),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: comment.user.id === repository.owner.id ? 'OWNER' : 'NONE',
    performed_via_github_app: comment.app ? appView(comment.app, call) : null,
  };
}

export function issueView(repository: Repository, issue: Issue, comments: number, call: Pick<Call, 'api' | 'web'>) {
  const address = `${call.api}/repos/${repository.fullName}`;
  const pull = repository.pulls.get(issue.number);
  const page = `${call.web}/${repository.fullName}/${pull ? 'pull' : 'issues'}/${issue.number}`;
  return {
    id: issue.id,
    node_id: `I_${issue.id}`,
    number: issue.number,
    url: `${address}/issues/${issue.number}`,
    repository_url: address,
    labels_url: `${address}/issues/${issue.number}/labels{/name}`,
    comments_url: `${address}/issues/${issue.number}/comments`,
    events_url: `${address}/issues/${issue.number}/events`,
    html_url: page,
    title: issue.title,
    body: issue.body,
    user: accountView(issue.user, call),
    labels: [],
    state: issue.state,
    locked: issue.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments,
    author_association: 'NONE',
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.state === 'closed' ? issue.updatedAt : null,
    ...(pull
      ? {
          pull_request: {
            url: `${address}/pulls/${issue.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: pull.mergedAt,
          },
        }
      : {}),
  };
}
