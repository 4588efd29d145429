/** Answers of the fake GitHub against the response schemas of the real one; those of its small ones (permission, branch, user) are shorter than GitHub's. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadOpenApi } from './openapi.ts';
import type { PullRequest, Repository } from './repository.ts';
import { type FakeGitHub, startFakeGitHub } from './server.ts';

const openapi = loadOpenApi();
const withOpenApi = openapi ? test.each : test.skip.each;

let github: FakeGitHub;
let repository: Repository;
let pull: PullRequest;
let comment: number;
let check: number;
let app: string;

beforeEach(async () => {
  github = await startFakeGitHub();
  const { state } = github;
  repository = state.createRepository('acme/train');
  state.push(repository, 'main', { 'a.json': '{}\n', 'dir/b.json': '{}\n' });
  const fork = state.fork(repository, 'eve');
  state.push(fork, 'topic', { 'a.json': '{"a": 1}\n', 'c.json': null, 'new.json': '1\n' });
  pull = state.openPull(repository, { head: 'topic', from: fork, body: 'please' });
  const checker = state.createApp('checker', {
    checks: 'write',
    pull_requests: 'write',
    contents: 'read',
    metadata: 'read',
  });
  app = state.addToken({
    value: 'ghs_app',
    actor: checker.bot,
    app: checker,
    permissions: checker.permissions,
    repositories: 'all',
  }).value;
  comment = state.addComment(repository, pull.number, 'hello', checker.bot, checker).id;
  const made = await call('POST', '/repos/acme/train/check-runs', {
    name: 'c',
    head_sha: pull.headSha,
    output: {
      title: 't',
      summary: 's',
      annotations: [{ path: 'a.json', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }],
    },
  });
  check = made.body.id;
});
afterEach(() => github.stop());

async function call(method: string, path: string, body?: unknown, token = app) {
  const init = {
    method,
    headers: { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await fetch(github.api + path, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const REPO = '/repos/{owner}/{repo}';

withOpenApi([
  ['GET', `${REPO}/pulls`],
  ['GET', `${REPO}/pulls/{pull_number}`],
  ['GET', `${REPO}/pulls/{pull_number}/files`],
  ['GET', `${REPO}/pulls/{pull_number}/commits`],
  ['GET', `${REPO}/compare/{basehead}`],
  ['GET', `${REPO}/contents/{path}`],
  ['GET', `${REPO}/git/blobs/{file_sha}`],
  ['GET', `${REPO}/git/trees/{tree_sha}`],
  ['GET', `${REPO}/git/commits/{commit_sha}`],
  ['GET', `${REPO}/git/ref/{ref}`],
  ['GET', `${REPO}/commits`],
  ['GET', `${REPO}/commits/{ref}`],
  ['GET', `${REPO}/commits/{ref}/check-runs`],
  ['GET', `${REPO}/commits/{commit_sha}/pulls`],
  ['GET', `${REPO}/issues/{issue_number}`],
  ['GET', `${REPO}/issues/{issue_number}/comments`],
  ['GET', `${REPO}/issues/comments/{comment_id}`],
  ['GET', `${REPO}/check-runs/{check_run_id}`],
  ['POST', `${REPO}/issues/{issue_number}/comments`, { body: 'hello' }],
  ['PATCH', `${REPO}/issues/comments/{comment_id}`, { body: 'bye' }],
  ['POST', `${REPO}/check-runs`, { name: 'd', head_sha: 'HEAD' }],
  ['PATCH', `${REPO}/check-runs/{check_run_id}`, { conclusion: 'success' }],
])('%s %s', async (...row: readonly unknown[]) => {
  const [method, route, body] = row as [string, string, Record<string, string>?];
  const values: Record<string, string> = {
    owner: 'acme',
    repo: 'train',
    branch: 'main',
    username: 'acme',
    pull_number: String(pull.number),
    issue_number: String(pull.number),
    basehead: `main...${pull.headSha}`,
    path: 'a.json',
    file_sha: repository.store.filesOfCommit(pull.headSha).get('a.json')?.sha ?? '',
    tree_sha: pull.headSha,
    commit_sha: pull.headSha,
    ref: route.includes('/git/ref/') ? 'heads/main' : pull.headSha,
    comment_id: String(comment),
    check_run_id: String(check),
  };
  const path = route.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  const sent = body?.head_sha === 'HEAD' ? { ...body, head_sha: pull.headSha } : body;
  const answer = await call(method, path, sent);
  expect(answer.status).toBeLessThan(300);
  expect(openapi?.checkAnswer(method, route, answer.status, answer.body)).toEqual([]);
});
