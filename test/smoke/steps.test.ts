/** The workflow's own steps up to the run: inputs are checked, the config is fetched by SHA and compared, nothing else is believed. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PullRequest, Repository } from '../fake-github/repository.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github/server.ts';
import { type JobEnd, runSmokeWorkflow } from '../stand-in-runner/runner.ts';

const CONFIG = '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}\n';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let github: FakeGitHub;
let repository: Repository;
let pull: PullRequest;
// Without the ops that this machine's own runs have compiled.
const home = mkdtempSync(join(tmpdir(), 'stand-in-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeEach(async () => {
  github = await startFakeGitHub();
  repository = github.state.createRepository('acme/train');
  github.state.push(repository, 'main', { 'README.md': 'hello\n' });
  github.state.push(repository, 'change', { 'configs/zero2.json': CONFIG });
  pull = github.state.openPull(repository, { head: 'change' });
});
afterEach(async () => await github.stop());

async function start(changed: Readonly<Record<string, string>> = {}): Promise<JobEnd> {
  const inputs = {
    request_id: 'ds-smoke-1-zero2',
    head_sha: repository.branches.get('change') ?? '',
    pr_number: String(pull.number),
    profile: 'zero2',
    config_path: 'configs/zero2.json',
    config_sha256: sha256(CONFIG),
    ...changed,
  };
  // No Python: the run itself is not what is tested here.
  return await runSmokeWorkflow({
    inputs,
    api: github.api,
    repository: 'acme/train',
    token: github.state.actionsToken(repository).value,
    sha: 'x',
    python: 'true',
    home,
  });
}

test('a true request fetches the reviewed file and gets as far as the engine', async () => {
  const end = await start();
  expect(end.log).toContain('inputs are well-formed');
  expect(end.log).toContain('fetched configs/zero2.json');
  expect(end.log).toContain('resolved.json: written for 8 ranks');
  const keys = end.caches.map(({ what, key }) => `${what} ${key}`);
  // The runner brings its own Python here: no environment is made, none is saved.
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^restore ds-smoke-environment-Linux-X64-[0-9a-f]{32}$/);
  expect(keys[1]).toMatch(/^restore ds-smoke-ops-Linux-X64-[0-9a-f]{32}-latest$/);
});

const REFUSED: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['a branch name in place of a SHA', { head_sha: 'change' }, 'SMOKE_HEAD_SHA has not the form'],
  ['a short SHA', { head_sha: 'abc1234' }, 'SMOKE_HEAD_SHA has not the form'],
  ['shell text as a path', { config_path: 'a.json; touch /tmp/ds-smoke-pwned' }, 'SMOKE_CONFIG_PATH has not the form'],
  ['a command substitution', { config_path: '$(touch /tmp/ds-smoke-pwned)' }, 'SMOKE_CONFIG_PATH has not the form'],
  ['a path that climbs', { config_path: 'configs/../../etc/passwd' }, 'SMOKE_CONFIG_PATH leaves its folder'],
  ['two lines', { profile: 'zero2\nGITHUB_ENV=x' }, 'SMOKE_PROFILE has more than one line'],
  ['an option as a model', { model: '--out=/etc/x' }, 'SMOKE_MODEL has not the form'],
  ['a path as a model', { model: '../../etc' }, 'SMOKE_MODEL has not the form'],
  ['a stage of 4', { stage: '4' }, 'SMOKE_STAGE has not the form'],
  ['a thousand steps', { steps: '1000' }, 'SMOKE_STEPS has not the form'],
];

test.each(REFUSED)('%s is refused before anything is fetched', async (_, changed, words) => {
  const end = await start(changed);
  expect(end.conclusion).toBe('failure');
  expect(end.log).toContain(words);
  expect(github.recorder.requests).toHaveLength(0);
});

test('a head that moved stops the run', async () => {
  const asked = repository.branches.get('change') ?? '';
  github.state.push(repository, 'change', { 'configs/zero2.json': `${CONFIG} ` });
  const end = await start({ head_sha: asked });
  expect(end.conclusion).toBe('failure');
  expect(end.log).toContain('moved from');
});

test('a file with another hash stops the run', async () => {
  const end = await start({ config_sha256: sha256('{}') });
  expect(end.conclusion).toBe('failure');
  expect(end.log).toContain('is not the file that was reviewed');
});

test('the token is in no log and in no summary', async () => {
  const token = github.state.actionsToken(repository).value;
  const end = await start();
  expect(end.log).not.toContain(token);
  expect(end.summary).not.toContain(token);
});
