import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describe as describeProblem } from '../../../action/problem.ts';
import type { Fault } from '../../fake-github/faults.ts';
import { makeScene, type Scene } from '../train-repository.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(async () => {
  expect(scene.github.recorder.violations).toEqual([]);
  await scene.github.stop();
});

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';

const TRANSIENT: readonly (readonly [string, Fault])[] = [
  ['500', { kind: 'status', status: 500 }],
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['429', { kind: 'too-many', retryAfter: 1 }],
  ['a secondary limit', { kind: 'secondary-limit', retryAfter: 1 }],
  ['a primary limit about to end', { kind: 'primary-limit', seconds: 1 }],
  ['a reset connection', { kind: 'reset' }],
];

describe('reads', () => {
  test.each(TRANSIENT)('survive %s, twice', async (_, fault) => {
    scene.github.faults.atRequest(1, fault);
    scene.github.faults.atRequest(1, fault);
    expect((await scene.api().pull(scene.pull.number)).headSha).toBe(scene.pull.headSha);
    expect(scene.github.faults.struck).toHaveLength(2);
  });

  test('wait as long as Retry-After says', async () => {
    scene.github.faults.atRequest(1, { kind: 'too-many', retryAfter: 10 });
    const start = Date.now();
    await scene.api().pull(scene.pull.number);
    // the pace of these tests is 1/50
    expect(Date.now() - start).toBeGreaterThanOrEqual(190);
  });

  test('do not sleep through an hour: a limit that lasts is a refusal', async () => {
    scene.github.faults.atRequest(1, { kind: 'primary-limit', seconds: 3000 });
    await expect(scene.api().pull(scene.pull.number)).rejects.toMatchObject({ status: 403 });
    expect(scene.github.recorder.requests).toHaveLength(1);
  });

  test('give up when the API is down, with one line that names the request', async () => {
    scene.github.faults.always({ kind: 'status', status: 502 });
    const error = await scene
      .api()
      .pull(scene.pull.number)
      .catch((reason) => reason);
    expect(describeProblem(error)).toMatch(
      /^GitHub's API is not working: GET http\S+\/pulls\/1 was answered with 502, also after several tries$/,
    );
    expect(scene.github.recorder.requests).toHaveLength(4);
  });

  test('of what is not there are not repeated', async () => {
    await expect(scene.api().pull(99)).rejects.toMatchObject({ status: 404 });
    expect(await scene.api().content('none.json', scene.pull.headSha)).toBeNull();
    expect(scene.github.recorder.requests).toHaveLength(2);
  });
});

describe('writes', () => {
  test.each(TRANSIENT)('are never repeated by the client: %s', async (_, fault) => {
    scene.github.faults.on('POST', COMMENTS, fault);
    await expect(scene.api().createComment(scene.pull.number, 'hello')).rejects.toBeInstanceOf(Error);
    expect(scene.github.recorder.matching('POST', COMMENTS)).toHaveLength(1);
  });
});

describe('lists', () => {
  test('have all their pages', async () => {
    const { github, repository, pull } = scene;
    for (let index = 0; index < 230; index++)
      github.state.addComment(repository, pull.number, `${index}`, github.state.user('chatty'));
    const comments = await scene.api().comments(pull.number);
    expect(comments.map((comment) => comment.body)).toEqual(Array.from({ length: 230 }, (_, index) => `${index}`));
  });
});

describe('who we are', () => {
  test('a person’s token has a name, an App’s has none', async () => {
    expect(await scene.api(scene.github.state.userToken('alice')).viewer()).toBe('alice');
    expect(await scene.api().viewer()).toBeNull();
  });
});
