/** Whose comment it is, and which run may write it. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { pullRequestEvent } from './runner.ts';
import { BAD_CONFIG, failure, GOOD_CONFIG, openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

describe('a copied marker', () => {
  test.each([
    ['a user', 'mallory', 'User'],
    ['another bot', 'echo[bot]', 'Bot'],
  ] as const)('in a comment of %s: ours is written beside it, theirs is never touched', async (_, login, type) => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    await scene.run({ runId: 1 });
    const [ours] = scene.comments();
    const marked = ours?.body ?? '';
    if (ours) scene.repository.comments.delete(ours.id);
    const theirs = scene.github.state.addComment(
      scene.repository,
      scene.pull.number,
      marked,
      scene.github.state.user(login, type),
    );
    await scene.run({ runId: 2 });
    scene.github.state.push(scene.repository, 'change', { 'ds.json': GOOD_CONFIG });
    const result = await scene.run({ runId: 3 });
    expect(problemsOf(result, scene)).toEqual([]);
    expect(scene.comments()).toHaveLength(1);
    expect(theirs.body).toBe(marked);
    expect(scene.github.recorder.requests.some((request) => request.path.endsWith(`/comments/${theirs.id}`))).toBe(
      false,
    );
  });
});

describe('a fork', () => {
  test('has a read-only token: a warning and the job summary, no crash', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const fork = scene.github.state.fork(scene.repository, 'eve');
    scene.github.state.push(fork, 'topic', { 'ds.json': GOOD_CONFIG });
    scene.pull = scene.github.state.openPull(scene.repository, { head: 'topic', from: fork });
    const result = await scene.run({ token: scene.github.state.readOnlyToken(scene.repository).value });
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.code).toBe(0);
    expect(scene.comments()).toEqual([]);
    const warnings = result.commands.filter((command) => command.name === 'warning').map((command) => command.message);
    expect(warnings).toEqual([
      expect.stringMatching(/comment could not be written.*Resource not accessible by integration.*job summary/),
    ]);
    expect(result.summary).toContain('ds.json');
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'comment-id': '' });
  });

  test('still fails for its errors', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const result = await scene.run({ token: scene.github.state.readOnlyToken(scene.repository).value });
    expect(result.code).toBe(1);
    expect(result.summary).toContain('strict-block-unknown-key');
  });

  test('without any token a public repository is still reviewed', async () => {
    scene = await openScene({ 'ds.json': GOOD_CONFIG });
    const result = await scene.run({ token: '' });
    expect(result.code).toBe(0);
    expect(result.summary).toContain('ds.json');
  });

  test('a token that GitHub does not know is an error that says so', async () => {
    scene = await openScene({ 'ds.json': GOOD_CONFIG });
    const result = await scene.run({ token: 'ghs_expired' });
    expect(result.code).toBe(1);
    expect(failure(result)).toMatch(/does not know the token.*check the input token/);
  });
});

describe('the older run', () => {
  test('does not write when the head has moved before it came', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const payload = pullRequestEvent(scene.github, scene.repository, scene.pull);
    scene.github.state.push(scene.repository, 'change', { 'ds.json': GOOD_CONFIG });
    const result = await scene.run({ payload });
    expect(problemsOf(result, scene)).toEqual([]);
    expect(scene.comments()).toEqual([]);
    expect(scene.github.recorder.writes()).toEqual([]);
    // its own head is what it judges
    expect([result.code, result.outputs.verdict]).toEqual([1, 'fail']);
    expect(result.commands.find((command) => command.name === 'warning')?.message).toContain('moved on');
  });

  test('does not write when the head moves while it reviews', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    let hasMoved = false;
    scene.github.faults.add({
      when: (request) => {
        if (!hasMoved && request.route.endsWith('/comments')) {
          hasMoved = true;
          scene.github.state.push(scene.repository, 'change', { 'ds.json': GOOD_CONFIG });
        }
        return false;
      },
      fault: { kind: 'reset' },
    });
    const payload = pullRequestEvent(scene.github, scene.repository, scene.pull);
    const result = await scene.run({ payload });
    expect(hasMoved).toBe(true);
    expect(problemsOf(result, scene)).toEqual([]);
    expect(scene.github.recorder.writes()).toEqual([]);
  });

  test('racing the newer one: one comment, about the newer head', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const older = pullRequestEvent(scene.github, scene.repository, scene.pull);
    const head = scene.github.state.push(scene.repository, 'change', { 'ds.json': GOOD_CONFIG });
    const newer = pullRequestEvent(scene.github, scene.repository, scene.pull);
    await Promise.all([scene.run({ payload: newer, runId: 20 }), scene.run({ payload: older, runId: 10 })]);
    expect(scene.comments()).toHaveLength(1);
    expect(scene.comments()[0]?.body).toContain(head.slice(0, 7));
  });

  test('two runs of one head at once: one comment in the end', async () => {
    scene = await openScene({ 'ds.json': BAD_CONFIG });
    const results = await Promise.all([scene.run({ runId: 10 }), scene.run({ runId: 11 }), scene.run({ runId: 12 })]);
    for (const result of results) expect(result.outputs.verdict).toBe('fail');
    expect(scene.comments()).toHaveLength(1);
  });
});
