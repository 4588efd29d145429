import { afterEach, describe, expect, test } from '@jest/globals';
import { pullRequestEvent, type RunOptions } from './runner.ts';
import { BAD_CONFIG, BASE_CONFIG, failure, GOOD_CONFIG, openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

async function run(options: Partial<RunOptions> = {}) {
  const result = await scene.run(options);
  expect(problemsOf(result, scene)).toEqual([]);
  return result;
}

describe('a pull request that breaks a config', () => {
  test('gets a comment, annotations on the lines, a summary, outputs, a report, and fails', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const result = await run();
    expect(result.code).toBe(1);
    const [comment, ...others] = scene.comments();
    expect(others).toEqual([]);
    expect(comment?.body).toContain('rejected by DeepSpeed 0.19.8');
    expect(result.outputs).toMatchObject({ verdict: 'fail', errors: '1', 'comment-id': String(comment?.id) });
    expect(result.outputs['comment-url']).toMatch(/^http:.*\/acme\/train\/pull\/1#issuecomment-\d+$/);
    const annotation = result.commands.find((command) => command.properties.file === 'ds.json');
    const line = BAD_CONFIG.split('\n').findIndex((text) => text.includes('"aio"')) + 1;
    expect(annotation).toMatchObject({
      name: 'error',
      properties: { line: String(line), title: 'strict-block-unknown-key' },
    });
    expect(annotation?.message).toContain('aio');
    expect(result.summary).toContain('strict-block-unknown-key');
    expect(result.report).toMatchObject({ verdict: 'fail', errors: 1, configs: [{ path: 'ds.json' }] });
    expect(failure(result)).toMatch(/^1 errors?, \d+ warnings? in DeepSpeed configs/);
  });

  test('is reviewed for the DeepSpeed that the repository installs', async () => {
    const old = JSON.stringify({ train_micro_batch_size_per_gpu: 1, curriculum_learning: { enabled: false } });
    scene = await openScene({ 'ds.json': old }, { 'requirements.txt': 'torch\ndeepspeed==0.16.9\n' });
    const result = await run();
    expect(result.code).toBe(0);
    expect(scene.comments()[0]?.body).toContain('DeepSpeed 0.16.9 (requirements.txt:2)');
    const newest = await run({ inputs: { 'deepspeed-version': '0.19.8' } });
    expect(newest.code).toBe(1);
  });

  test('does not fail where it is told not to', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const result = await run({ inputs: { 'fail-on': 'never' } });
    expect([result.code, result.outputs.verdict]).toEqual([0, 'fail']);
  });

  test('fails as the policy says, where no input does', async () => {
    const policy = 'version: 1\nfail_on: never\n';
    scene = await openScene({ 'ds.json': BAD_CONFIG }, { '.github/ds-review.yml': policy });
    expect((await run()).code).toBe(0);
    expect((await run({ inputs: { 'fail-on': 'error' } })).code).toBe(1);
  });

  test('follows the input, where the policy does not say', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG }, { '.github/ds-review.yml': 'version: 1\n' });
    expect((await run({ inputs: { 'fail-on': 'never' } })).code).toBe(0);
  });

  test('fails though the input says never, where the policy of the base is stricter', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG }, { '.github/ds-review.yml': 'version: 1\nfail_on: error\n' });
    expect((await run({ inputs: { 'fail-on': 'never' } })).code).toBe(1);
  });

  test('cannot weaken the policy that it is judged by', async () => {
    const lax = 'version: 1\nfail_on: never\nrules: { strict-block-unknown-key: off }\n';
    scene = await openScene(
      { 'ds.json': BAD_CONFIG, '.github/ds-review.yml': lax },
      { '.github/ds-review.yml': 'version: 1\nfail_on: error\n' },
    );
    const result = await run();
    expect(result.code).toBe(1);
    expect(scene.comments()[0]?.body).toMatch(/policy/i);
    expect(result.report).toMatchObject({ policy: { source: 'file', change: { status: 'modified' } } });
  });

  test('is found wanting where another commit of the base holds the same fault: compared with the merge base', async () => {
    scene = await openScene({ 'ds.json': GOOD_CONFIG });
    scene.github.state.push(scene.repository, 'main', { 'ds.json': BAD_CONFIG });
    const result = await run();
    expect(result.outputs.errors).toBe('0');
    expect(result.report).toMatchObject({ merge_base_sha: expect.not.stringMatching(scene.pull.baseSha) });
  });
});

describe('the comment', () => {
  test('is not touched by a run with no change', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    await run({ runId: 1 });
    const before = { ...scene.comments()[0] };
    scene.github.recorder.clear();
    const again = await run({ runId: 2 });
    expect(scene.comments()).toEqual([before]);
    expect(scene.github.recorder.writes()).toEqual([]);
    expect(again.outputs['comment-id']).toBe(String(before.id));
  });

  test('is brought up to date in place, and says which commit fixed what', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    await run({ runId: 1 });
    const [first] = scene.comments();
    const fixed = scene.github.state.push(scene.repository, 'change', { 'ds.json': GOOD_CONFIG });
    const result = await run({ runId: 2 });
    expect(result.code).toBe(0);
    const [comment, ...others] = scene.comments();
    expect(others).toEqual([]);
    expect(comment?.id).toBe(first?.id);
    expect(comment?.body).toContain(fixed.slice(0, 7));
    expect(comment?.body).toContain('strict-block-unknown-key');
    expect(comment?.body).toMatch(/fixed/i);
    scene.github.recorder.clear();
    await run({ runId: 3 });
    expect(scene.github.recorder.writes()).toEqual([]);
  });

  test('stays, put right, when the change is taken back', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    await run({ runId: 1 });
    scene.github.state.push(scene.repository, 'change', { 'ds.json': BASE_CONFIG, 'notes.txt': 'x' });
    const result = await run({ runId: 2 });
    expect(result.code).toBe(0);
    expect(scene.comments()).toHaveLength(1);
    expect(scene.comments()[0]?.body).not.toContain('❌');
  });

  test.each([
    ['on-change', 0],
    ['always', 1],
  ])('with comment: %s, a pull request without configs gets %i', async (comment, count) => {
    scene = await openScene({ 'code.py': 'print(1)\n', 'data.json': '{"a": 1}\n' });
    const result = await run({ inputs: { comment } });
    expect(result.code).toBe(0);
    expect(scene.comments()).toHaveLength(count);
    expect(result.outputs).toMatchObject({ verdict: 'pass', errors: '0', warnings: '0', fits: 'true' });
  });

  test('is never written with comment: never', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const result = await run({ inputs: { comment: 'never' } });
    expect(scene.github.recorder.writes()).toEqual([]);
    expect(scene.github.recorder.requests.some((request) => request.path.includes('comments'))).toBe(false);
    expect(result.summary).toContain('strict-block-unknown-key');
  });
});

describe('other events', () => {
  test.each([
    ['push', { ref: 'refs/heads/main' }],
    ['schedule', {}],
  ])('%s: a message, no failure, no request', async (eventName, payload) => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const result = await run({ eventName, payload });
    expect(result.code).toBe(0);
    expect(result.commands).toMatchObject([{ name: 'notice', message: expect.stringContaining(eventName) }]);
    expect(scene.github.recorder.requests).toEqual([]);
  });

  test('pull_request_target: as pull_request', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    expect((await run({ eventName: 'pull_request_target' })).code).toBe(1);
    expect(scene.comments()).toHaveLength(1);
  });

  test('merge_group: reviewed, without a comment', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const merge_group = { base_sha: scene.pull.baseSha, head_sha: scene.pull.headSha };
    const result = await run({ eventName: 'merge_group', payload: { action: 'checks_requested', merge_group } });
    expect(result.code).toBe(1);
    expect(scene.github.recorder.writes()).toEqual([]);
    expect(result.outputs).toMatchObject({ verdict: 'fail', 'comment-id': '', 'comment-url': '' });
  });

  test('workflow_run: the comment on a pull request from a fork', async () => {
    scene = await openScene({});
    const fork = scene.github.state.fork(scene.repository, 'eve');
    const head_sha = scene.github.state.push(fork, 'topic', { 'ds.json': BAD_CONFIG });
    scene.pull = scene.github.state.openPull(scene.repository, { head: 'topic', from: fork });
    const workflow_run = {
      event: 'pull_request',
      head_sha,
      head_branch: 'topic',
      head_repository: { owner: { login: 'eve' } },
      pull_requests: [],
    };
    const result = await run({ eventName: 'workflow_run', payload: { action: 'completed', workflow_run } });
    expect(result.code).toBe(1);
    expect(scene.comments()).toHaveLength(1);
  });

  test('a closed pull request: nothing', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const payload = pullRequestEvent(scene.github, scene.repository, scene.pull, 'closed');
    expect((await run({ payload })).code).toBe(0);
    expect(scene.github.recorder.requests).toEqual([]);
  });
});

describe('policies', () => {
  test('none: the default matrix, and how to set one', async () => {
    scene = await openScene({ 'ds.json': GOOD_CONFIG });
    await run();
    for (const words of ['8 × A100 80GB', '8 × H100 80GB', '.github/ds-review.yml'])
      expect(scene.comments()[0]?.body).toContain(words);
  });

  test('one of the base: its targets', async () => {
    const policy = 'version: 1\ntargets:\n  - { name: lab, gpu: rtx-4090, gpus_per_node: 4, cpu_memory: 256GB }\n';
    scene = await openScene({ 'ds.json': GOOD_CONFIG }, { '.github/ds-review.yml': policy });
    await run();
    expect(scene.comments()[0]?.body).toContain('**lab**');
    expect(scene.comments()[0]?.body).not.toContain('A100');
  });

  test('a bad one: its place is named, the review still stands', async () => {
    const policy = 'version: 1\ntargetz: []\nfail_on: sometimes\n';
    scene = await openScene({ 'ds.json': BAD_CONFIG }, { '.github/ds-review.yml': policy });
    const result = await run();
    expect(result.code).toBe(1);
    expect(scene.comments()[0]?.body).toContain('targetz');
    expect(scene.comments()[0]?.body).toContain('strict-block-unknown-key');
    expect(result.report).toMatchObject({
      policy: { problems: expect.arrayContaining([expect.objectContaining({ line: 2 })]) },
    });
  });

  test('files that the policy names are reviewed, others are not', async () => {
    const policy = 'version: 1\nconfigs: ["configs/**"]\n';
    scene = await openScene(
      { 'ds.json': BAD_CONFIG, 'configs/deep/a.json': BAD_CONFIG },
      { '.github/ds-review.yml': policy },
    );
    const { report } = await run();
    expect(report).toMatchObject({ configs: [{ path: 'configs/deep/a.json' }] });
  });

  test('an input that makes no sense is an error with its name', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const result = await run({ inputs: { 'fail-on': 'sometimes' } });
    expect(result.code).toBe(1);
    expect(failure(result)).toContain('input fail-on: "sometimes" is not one of error, warning, does-not-fit, never');
    expect(scene.github.recorder.requests).toEqual([]);
  });

  test.each([
    ['0.16.9', '0.16.9'],
    ['0.16.2', '0.16.9'],
    ['0.99.0', '0.19.8'],
  ])('release %s is reviewed as %s, and said where that is another', async (asked, version) => {
    scene = await openScene(
      { 'ds.json': BAD_CONFIG },
      { '.github/ds-review.yml': `version: 1\ndeepspeed: ${asked}\n` },
    );
    for (const inputs of [{}, { 'deepspeed-version': asked }]) {
      const result = await run({ inputs });
      expect(result.report).toMatchObject({ deepspeed: { version }, errors: 1 });
      const words = result.commands.flatMap(({ name, message }) => (name === 'warning' ? message : []));
      expect(words.some((text) => text.includes(`DeepSpeed ${asked} `))).toBe(asked !== version);
    }
  });
});

describe('a checkout', () => {
  const reads = () => scene.github.recorder.requests.filter((request) => request.path.endsWith('/contents/ds.json'));

  test('spares the request for a head that it holds', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    expect((await run({ checkout: { 'ds.json': BAD_CONFIG } })).outputs.errors).toBe('1');
    expect(reads()).toHaveLength(1);
  });

  test('is not believed where it holds something else', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    expect((await run({ checkout: { 'ds.json': GOOD_CONFIG } })).outputs.errors).toBe('1');
    expect(reads()).toHaveLength(2);
  });
});

test('an empty pull request', async () => {
  scene = await openScene({});
  const result = await run();
  expect(result.code).toBe(0);
  expect(scene.comments()).toEqual([]);
});

test('SARIF where it is asked for, and only inside the workspace', async () => {
  scene = await openScene({ 'ds.json': BAD_CONFIG });
  const result = await run({ inputs: { 'sarif-file': 'out.sarif' } });
  const sarif = JSON.parse(result.workspaceFile('out.sarif') ?? 'null');
  expect(sarif.runs[0].results.map((entry: { ruleId: string }) => entry.ruleId)).toContain('strict-block-unknown-key');
  const outside = await run({ inputs: { 'sarif-file': '../out.sarif' } });
  expect(failure(outside)).toContain('leads out of the workspace');
});
