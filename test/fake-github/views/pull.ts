import { changedFiles } from '../git/diff.ts';
import { commitsAhead } from '../git/history.ts';
import type { Call } from '../http.ts';
import type { PullRequest, Repository } from '../repository.ts';
import type { State } from '../state.ts';
import { accountView } from './account.ts';
import { repositoryView } from './repository.ts';

export function pullView(
  state: State,
  repository: Repository,
  pull: PullRequest,
  call: Pick<Call, 'api' | 'web'>,
  detailed = true,
): Record<string, unknown> {
  const { issue } = pull;
  const address = `${call.api}/repos/${repository.fullName}`;
  const head = pull.head.repository;
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    number: pull.number,
    url: `${address}/pulls/${pull.number}`,
    html_url: `${call.web}/${repository.fullName}/pull/${pull.number}`,
    issue_url: `${address}/issues/${pull.number}`,
    comments_url: `${address}/issues/${pull.number}/comments`,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    body: issue.body,
    draft: pull.draft,
    user: accountView(issue.user, call),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.state === 'closed' ? issue.updatedAt : null,
    merged_at: pull.mergedAt,
    author_association: 'CONTRIBUTOR',
    ...addresses(`${address}/pulls/${pull.number}`, `${call.web}/${repository.fullName}/pull/${pull.number}`),
    statuses_url: `${address}/statuses/${pull.headSha}`,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    milestone: null,
    auto_merge: null,
    labels: [],
    base: {
      label: `${repository.owner.login}:${pull.base.ref}`,
      ref: pull.base.ref,
      sha: pull.baseSha,
      user: accountView(repository.owner, call),
      repo: repositoryView(repository, call),
    },
    head: {
      label: `${head.owner.login}:${pull.head.ref}`,
      ref: pull.head.ref,
      sha: pull.headSha,
      user: accountView(head.owner, call),
      repo: repositoryView(head, call),
    },
    ...(detailed ? totals(state, repository, pull) : {}),
  };
}

function addresses(url: string, page: string): Record<string, unknown> {
  const issue = url.replace('/pulls/', '/issues/');
  const to = {
    self: url,
    html: page,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${url.replace(/\/\d+$/, '')}/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${url}/statuses`,
  };
  return {
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    commits_url: to.commits,
    review_comments_url: to.review_comments,
    review_comment_url: to.review_comment,
    _links: Object.fromEntries(Object.entries(to).map(([name, href]) => [name, { href }])),
  };
}

function totals(state: State, repository: Repository, pull: PullRequest): Record<string, unknown> {
  const changes = changedFiles(repository.store, state.mergeBaseOf(repository, pull), pull.headSha);
  return {
    merged: pull.mergedAt !== null,
    mergeable: true,
    mergeable_state: 'clean',
    rebaseable: true,
    merged_by: null,
    review_comments: 0,
    maintainer_can_modify: false,
    comments: state.commentsOf(repository, pull.number).length,
    commits: commitsAhead(repository.store, pull.baseSha, pull.headSha).length,
    changed_files: changes.length,
    additions: changes.reduce((sum, change) => sum + change.additions, 0),
    deletions: changes.reduce((sum, change) => sum + change.deletions, 0),
  };
}
