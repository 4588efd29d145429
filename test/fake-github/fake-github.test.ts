import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { diffLines } from './git/lines.ts';
import { loadOpenApi } from './openapi.ts';
import type { PullRequest, Repository } from './repository.ts';
import { type FakeGitHub, startFakeGitHub } from './server.ts';

let github: FakeGitHub;
let repository: Repository;
let pull: PullRequest;

beforeEach(async () => {
  github = await startFakeGitHub({ openapi: loadOpenApi() });
  repository = github.state.createRepository('acme/train');
  github.state.push(repository, 'main', { 'a.json': '{"a": 1}\n', 'dir/b.txt': 'one\ntwo\n', 'gone.txt': 'x\n' });
  const from = github.state.push(repository, 'change', { 'a.json': '{"a": 2}\n', 'new.txt': 'n\n', 'gone.txt': null });
  github.state.push(repository, 'main', { 'dir/b.txt': 'one\ntwo\nthree\n' });
  pull = github.state.openPull(repository, { head: 'change' });
  expect(pull.headSha).toBe(from);
});

afterEach(() => github.stop());

async function api(path: string, init: RequestInit & { token?: string } = {}) {
  const { token, ...rest } = init;
  const headers = {
    ...(token ? { authorization: `token ${token}` } : {}),
    ...(init.headers as Record<string, string>),
  };
  const response = await fetch(github.api + path, { ...rest, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}

const post = (path: string, body: unknown, token: string) =>
  api(path, { method: 'POST', body: JSON.stringify(body), token, headers: { 'content-type': 'application/json' } });

describe('git', () => {
  test('objects have the ids that git gives them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'objects-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
    git('init', '-q');
    for (const [name, content] of [
      ['a', '1'],
      ['a.b', '2'],
      ['ab', '3'],
    ] as const)
      writeFileSync(join(folder, name), content);
    execFileSync('mkdir', [join(folder, 'a-dir')]);
    writeFileSync(join(folder, 'a-dir', 'x'), 'y');
    git('add', '.');
    const tree = git('write-tree');
    const sha = github.state.commit(repository, { a: '1', 'a.b': '2', ab: '3', 'a-dir/x': 'y' });
    expect(repository.store.commits.get(sha)?.tree).toBe(tree);
    const when = repository.store.commits.get(sha)?.author.time;
    const who = { NAME: 'acme', EMAIL: 'acme@users.noreply.github.com', DATE: `${when} +0000` };
    const env = Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((role) =>
        Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
      ),
    );
    // commit-tree ends the message with a newline
    const made = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      input: `tree ${tree}\nauthor acme <${who.EMAIL}> ${when} +0000\ncommitter acme <${who.EMAIL}> ${when} +0000\n\nChange`,
    }).trim();
    expect(made).toBe(sha);
    rmSync(folder, { recursive: true });
  });

  test('a patch says what changed', () => {
    expect(diffLines('a\nb\nc\n', 'a\nx\nc\nd\n')).toEqual({
      additions: 2,
      deletions: 1,
      patch: '@@ -1,3 +1,4 @@\n a\n-b\n+x\n c\n+d',
    });
    expect(diffLines('', 'a\n').patch).toBe('@@ -0,0 +1 @@\n+a');
    expect(diffLines('a\n', 'a').patch).toBe('@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file');
  });
});

describe('reading', () => {
  test('the files of a pull request are those since the merge base', async () => {
    const { json } = await api(`/repos/acme/train/pulls/${pull.number}/files`);
    expect(json().map((file: { filename: string; status: string }) => [file.filename, file.status])).toEqual([
      ['a.json', 'modified'],
      ['gone.txt', 'removed'],
      ['new.txt', 'added'],
    ]);
    const compare = (await api(`/repos/acme/train/compare/main...${pull.headSha}`)).json();
    expect(compare).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1 });
    expect(compare.merge_base_commit.sha).not.toBe(repository.branches.get('main'));
  });

  test('lists have pages of 30 by default and 100 at most, up to 3,000 files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3100 }, (_, index) => [`many/${String(index).padStart(4, '0')}`, `${index}`]),
    );
    github.state.push(repository, 'many', files);
    const many = github.state.openPull(repository, { head: 'many' });
    const path = `/repos/acme/train/pulls/${many.number}/files`;
    const first = await api(path);
    expect(first.json()).toHaveLength(30);
    expect(first.headers.get('link')).toContain('page=2>; rel="next"');
    expect((await api(`${path}?per_page=100&page=30`)).json()).toHaveLength(100);
    expect((await api(`${path}?per_page=100&page=31`)).json()).toHaveLength(0);
  });

  test('contents: JSON up to 1 MB, raw above, blobs by their id', async () => {
    const big = 'x'.repeat(1_100_000);
    const sha = github.state.push(repository, 'big', { 'big.json': big });
    const plain = (await api(`/repos/acme/train/contents/big.json?ref=${sha}`)).json();
    expect(plain).toMatchObject({ encoding: 'none', content: '', size: 1_100_000 });
    const raw = await api(`/repos/acme/train/contents/big.json?ref=${sha}`, {
      headers: { accept: 'application/vnd.github.raw+json' },
    });
    expect(raw.text).toBe(big);
    const blob = (await api(`/repos/acme/train/git/blobs/${plain.sha}`)).json();
    expect(Buffer.from(blob.content, 'base64').toString()).toBe(big);
    expect((await api(`/repos/acme/train/contents/none.json?ref=${sha}`)).status).toBe(404);
    expect((await api(`/repos/acme/train/contents/dir?ref=${sha}`)).json()).toMatchObject([
      { type: 'file', path: 'dir/b.txt' },
    ]);
  });
});

describe('access', () => {
  test('a private repository does not exist for strangers', async () => {
    repository.isPrivate = true;
    const mine = github.state.userToken('acme');
    const others = github.state.userToken('mallory');
    expect((await api('/repos/acme/train')).status).toBe(404);
    expect((await api('/repos/acme/train', { token: others.value })).status).toBe(404);
    expect((await api('/repos/acme/train', { token: mine.value })).status).toBe(200);
  });

  test('an unknown token is refused, a read-only one cannot write', async () => {
    expect((await api('/repos/acme/train', { token: 'nonsense' })).status).toBe(401);
    const path = `/repos/acme/train/issues/${pull.number}/comments`;
    const refused = await post(path, { body: 'hello' }, github.state.readOnlyToken(repository).value);
    expect(refused.status).toBe(403);
    expect(refused.json().message).toBe('Resource not accessible by integration');
    expect((await post(path, { body: 'hello' }, github.state.actionsToken(repository).value)).status).toBe(201);
  });

  test('an App edits its own comments only; checks are for Apps only', async () => {
    const token = github.state.actionsToken(repository);
    const comment = github.state.addComment(repository, pull.number, 'mine', github.state.user('mallory'));
    const path = `/repos/acme/train/issues/comments/${comment.id}`;
    const edit = await api(path, { method: 'PATCH', body: '{"body":"yours"}', token: token.value });
    expect(edit.status).toBe(403);
    const check = { name: 'c', head_sha: pull.headSha };
    expect((await post('/repos/acme/train/check-runs', check, github.state.userToken('acme').value)).status).toBe(403);
  });
});

describe('limits', () => {
  test('a comment has 65,536 characters at most and may not be blank', async () => {
    const { value } = github.state.actionsToken(repository);
    const path = `/repos/acme/train/issues/${pull.number}/comments`;
    expect((await post(path, { body: 'x'.repeat(65_536) }, value)).status).toBe(201);
    expect((await post(path, { body: 'x'.repeat(65_537) }, value)).status).toBe(422);
    expect((await post(path, { body: ' ' }, value)).status).toBe(422);
  });

  test('annotations of later requests are added, 50 at a time', async () => {
    const app = github.state.createApp('checker', { checks: 'write' });
    const { value } = github.state.addToken({
      value: 'ghs_x',
      actor: app.bot,
      app,
      permissions: { checks: 'write' },
      repositories: 'all',
    });
    const note = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' };
    const output = (count: number) => ({ title: 't', summary: 's', annotations: Array(count).fill(note) });
    const path = '/repos/acme/train/check-runs';
    expect((await post(path, { name: 'c', head_sha: pull.headSha, output: output(51) }, value)).status).toBe(422);
    const made = (await post(path, { name: 'c', head_sha: pull.headSha, output: output(50) }, value)).json();
    const update = {
      method: 'PATCH',
      body: JSON.stringify({ conclusion: 'success', output: output(2) }),
      token: value,
    };
    const done = (await api(`${path}/${made.id}`, update)).json();
    expect(done).toMatchObject({ status: 'completed', conclusion: 'success', output: { annotations_count: 52 } });
  });
});

describe('faults', () => {
  const path = () => `/repos/acme/train/issues/${pull.number}/comments`;

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a 502 %s the effect leaves %i comments', async (effect, comments) => {
    const { value } = github.state.actionsToken(repository);
    github.faults.on('POST', '/repos/{owner}/{repo}/issues/{issue_number}/comments', {
      kind: 'status',
      status: 502,
      effect,
    });
    expect((await post(path(), { body: 'hello' }, value)).status).toBe(502);
    expect(repository.comments.size).toBe(comments);
    expect((await post(path(), { body: 'hello' }, value)).status).toBe(201);
  });

  test('a cut connection, a slow answer, limits', async () => {
    github.faults.atRequest(1, { kind: 'reset' });
    await expect(api('/repos/acme/train')).rejects.toThrow();
    github.faults.atRequest(1, { kind: 'secondary-limit', retryAfter: 3 });
    const limited = await api('/repos/acme/train');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([403, '3']);
    github.faults.atRequest(1, { kind: 'primary-limit', seconds: 5 });
    expect((await api('/repos/acme/train')).headers.get('x-ratelimit-remaining')).toBe('0');
    github.faults.atRequest(1, { kind: 'slow', milliseconds: 120 });
    const start = Date.now();
    expect((await api('/repos/acme/train')).status).toBe(200);
    expect(Date.now() - start).toBeGreaterThanOrEqual(100);
  });
});

describe('forks', () => {
  test('a commit of a fork can be read in the base repository', async () => {
    const fork = github.state.fork(repository, 'eve');
    const sha = github.state.push(fork, 'topic', { 'a.json': '{"a": 3}\n' });
    const from = github.state.openPull(repository, { head: 'topic', from: fork });
    const view = (await api(`/repos/acme/train/pulls/${from.number}`)).json();
    expect(view.head).toMatchObject({ label: 'eve:topic', sha, repo: { full_name: 'eve/train', fork: true } });
    const raw = { headers: { accept: 'application/vnd.github.raw+json' } };
    expect((await api(`/repos/acme/train/contents/a.json?ref=${sha}`, raw)).text).toBe('{"a": 3}\n');
    const next = github.state.push(fork, 'topic', { 'a.json': '{"a": 4}\n' });
    expect(from.headSha).toBe(next);
  });
});

describe('GitHub’s OpenAPI description', () => {
  const withOpenApi = loadOpenApi() ? test : test.skip;

  withOpenApi('unknown parameters and keys are reported', async () => {
    const { value } = github.state.actionsToken(repository);
    await api('/repos/acme/train/pulls/1/files?per_page=101&colour=red');
    await post(`/repos/acme/train/issues/1/comments`, { body: 'x', colour: 'red' }, value);
    await post(`/repos/acme/train/issues/1/comments`, {}, value);
    await api('/no/such/route');
    expect(github.recorder.violations.map((line) => line.replace(/^.*?: /, ''))).toEqual([
      'per_page is above 100',
      'unknown query parameter colour',
      'unknown key body.colour',
      "body must have required property 'body'",
      'there is no such route',
    ]);
  });

  withOpenApi('what is allowed is not reported', async () => {
    await api('/repos/acme/train/pulls/1/files?per_page=100&page=2');
    await api(`/repos/acme/train/compare/main...${pull.headSha}`);
    await api(`/repos/acme/train/contents/a.json?ref=${pull.headSha}`);
    expect(github.recorder.violations).toEqual([]);
  });
});

test('the page of a pull request shows comments without letting their HTML through', async () => {
  github.state.addComment(
    repository,
    pull.number,
    '**bold** <script>alert(1)</script> @someone\n\n| a | b |\n| - | - |\n| 1 | `x|y` |',
    github.state.user('mallory'),
  );
  const { text, headers } = await api(`/acme/train/pull/${pull.number}`);
  expect(headers.get('content-type')).toContain('text/html');
  expect(text).toContain('<strong>bold</strong>');
  expect(text).not.toContain('<script>');
  expect(text).toContain('class="mention"');
  expect(text).toContain('<table>');
});
