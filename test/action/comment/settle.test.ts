import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Marker, readMarker, withMarker } from '../../../action/comment/marker.ts';
import { settleComment } from '../../../action/comment/settle.ts';
import type { Token } from '../../fake-github/accounts.ts';
import type { Fault } from '../../fake-github/faults.ts';
import { makeScene, type Scene } from '../train-repository.ts';

const POLICY = '.github/ds-review.yml';
const LIST = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const ONE = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(async () => {
  expect(scene.github.recorder.violations).toEqual([]);
  await scene.github.stop();
});

interface Options {
  readonly content?: string;
  readonly runId?: number;
  readonly head?: string;
  readonly token?: Token;
  readonly worthPosting?: boolean;
}

const markerOf = ({ runId = 10, head = scene.pull.headSha }: Options): Marker => ({
  head,
  runId,
  runAttempt: 1,
  policy: POLICY,
  by: null,
});

function settle(options: Options = {}) {
  const { content = 'hello', worthPosting = true } = options;
  return settleComment({
    api: scene.api(options.token ?? scene.github.state.actionsToken(scene.repository)),
    pull: scene.pull.number,
    wanted: { mode: 'on-change', marker: markerOf(options), render: () => ({ content, worthPosting }) },
    pause: async () => {},
  });
}

const bodies = () =>
  scene.github.state
    .commentsOf(scene.repository, scene.pull.number)
    .map((comment) => [comment.user.login, readMarker(comment.body)?.content ?? comment.body]);
const writes = () => scene.github.recorder.writes().map((request) => request.method);
const say = (login: string, body: string, type: 'User' | 'Bot' = 'User') =>
  scene.github.state.addComment(scene.repository, scene.pull.number, body, scene.github.state.user(login, type));

describe('one comment', () => {
  test('is written, left alone, brought up to date', async () => {
    expect(await settle()).toMatchObject({ kind: 'written', isNew: true });
    expect(await settle({ runId: 11 })).toMatchObject({ kind: 'left', because: 'unchanged' });
    expect(await settle({ runId: 12, content: 'bye' })).toMatchObject({ kind: 'written', isNew: false });
    expect(bodies()).toEqual([['github-actions[bot]', 'bye']]);
    expect(writes()).toEqual(['POST', 'PATCH']);
  });

  test('is found behind 150 others', async () => {
    for (let index = 0; index < 150; index++) say('chatty', `${index}`);
    await settle();
    expect(await settle({ content: 'bye' })).toMatchObject({ kind: 'written', isNew: false });
    expect(bodies().filter(([login]) => login === 'github-actions[bot]')).toEqual([['github-actions[bot]', 'bye']]);
  });

  test('is not begun with nothing to say', async () => {
    expect(await settle({ worthPosting: false })).toMatchObject({ kind: 'left', because: 'nothing-to-say' });
    expect(writes()).toEqual([]);
  });

  test('of another policy is another comment', async () => {
    say('github-actions[bot]', withMarker({ ...markerOf({}), policy: 'other.yml' }, 'theirs'), 'Bot');
    await settle();
    expect(bodies().map(([, text]) => text)).toEqual(['theirs', 'hello']);
  });
});

describe('whose it is', () => {
  test('a user’s comment that copies our marker is not ours', async () => {
    say('mallory', withMarker(markerOf({ runId: 99 }), 'hello'));
    expect(await settle()).toMatchObject({ kind: 'written', isNew: true });
    expect(await settle({ content: 'bye' })).toMatchObject({ kind: 'written', isNew: false });
    expect(bodies()).toEqual([
      ['mallory', 'hello'],
      ['github-actions[bot]', 'bye'],
    ]);
  });

  test('nor is another bot’s that repeats it', async () => {
    say('echo[bot]', withMarker(markerOf({}), 'hello'), 'Bot');
    expect(await settle()).toMatchObject({ kind: 'written', isNew: true });
    expect(bodies()).toHaveLength(2);
  });

  test('a person’s token has its own comment', async () => {
    const token = scene.github.state.userToken('alice');
    say('mallory', withMarker(markerOf({}), 'hello'));
    await settle({ token });
    expect(await settle({ token, content: 'bye' })).toMatchObject({ isNew: false });
    expect(bodies()).toEqual([
      ['mallory', 'hello'],
      ['alice', 'bye'],
    ]);
  });

  test('an App of one’s own signs its comment and finds it again', async () => {
    const app = scene.github.state.createApp('reviewer', { pull_requests: 'write' });
    const token = scene.github.state.addToken({
      value: 'ghs_own',
      actor: app.bot,
      app,
      permissions: app.permissions,
      repositories: 'all',
    });
    expect(await settle({ token })).toMatchObject({ kind: 'written', isNew: true });
    expect(writes()).toEqual(['POST', 'PATCH']);
    expect(await settle({ token })).toMatchObject({ kind: 'left', because: 'unchanged' });
    expect(await settle({ token, content: 'bye' })).toMatchObject({ isNew: false });
    expect(bodies()).toEqual([['reviewer[bot]', 'bye']]);
  });

  test('a comment that GitHub does not let us change is left, and ours is written', async () => {
    const app = scene.github.state.createApp('reviewer', { pull_requests: 'write' });
    const token = scene.github.state.addToken({
      value: 'ghs_own',
      actor: app.bot,
      app,
      permissions: app.permissions,
      repositories: 'all',
    });
    say('github-actions[bot]', withMarker(markerOf({}), 'old'), 'Bot');
    expect(await settle({ token })).toMatchObject({ kind: 'written', isNew: true });
    expect(bodies().map(([login]) => login)).toEqual(['github-actions[bot]', 'reviewer[bot]']);
  });
});

describe('the older run', () => {
  test('does not overwrite what a newer one wrote', async () => {
    await settle({ runId: 20, content: 'new' });
    expect(await settle({ runId: 10, content: 'old' })).toMatchObject({ kind: 'left', because: 'newer-run' });
    expect(bodies()).toEqual([['github-actions[bot]', 'new']]);
  });

  test('does not write once the pull request has moved on, not even a first comment', async () => {
    const head = scene.pull.headSha;
    scene.github.state.push(scene.repository, 'change', { 'ds.json': '{}' });
    expect(await settle({ head })).toMatchObject({ kind: 'left', because: 'moved-on' });
    expect(writes()).toEqual([]);
  });

  test('and the newer one, both with nothing found, end with one comment, the newer', async () => {
    // both look before either writes
    let waiting = 0;
    const gate = new Promise<void>((resolve) => {
      scene.github.faults.add({
        when: (request) => {
          if (request.method === 'POST' && ++waiting === 2) resolve();
          return false;
        },
        fault: { kind: 'slow', milliseconds: 0 },
      });
    });
    const [older, newer] = await Promise.all([
      settle({ runId: 10, content: 'old' }),
      settle({ runId: 20, content: 'new' }),
      gate,
    ]);
    expect(older.kind).not.toBe('refused');
    expect(newer.kind).not.toBe('refused');
    const again = await settle({ runId: 20, content: 'new' });
    expect(again).toMatchObject({ kind: 'left', because: 'unchanged' });
    expect(bodies()).toEqual([['github-actions[bot]', 'new']]);
  });
});

const TRANSIENT: readonly (readonly [string, Fault])[] = [
  ['500', { kind: 'status', status: 500 }],
  ['502 before the effect', { kind: 'status', status: 502, effect: 'before' }],
  ['502 after the effect', { kind: 'status', status: 502, effect: 'after' }],
  ['503', { kind: 'status', status: 503 }],
  ['429', { kind: 'too-many', retryAfter: 1 }],
  ['a secondary limit', { kind: 'secondary-limit', retryAfter: 1 }],
  ['a primary limit about to end', { kind: 'primary-limit', seconds: 1 }],
  ['a reset before the effect', { kind: 'reset', effect: 'before' }],
  ['a reset after the effect', { kind: 'reset', effect: 'after' }],
];

describe('what goes wrong', () => {
  test.each(TRANSIENT)('%s at any request: one comment, in the end the right one', async (_, fault) => {
    for (let at = 1; at <= 5; at++) {
      scene.github.faults.atRequest(at, fault);
      expect(await settle({ content: `hello ${at}`, runId: at })).toMatchObject({
        kind: expect.stringMatching(/written|left/),
      });
      expect(bodies()).toEqual([['github-actions[bot]', `hello ${at}`]]);
      scene.github.faults.clear();
    }
  });

  test.each(TRANSIENT)('%s at the first write: it is never doubled', async (_, fault) => {
    let begun = 0;
    scene.github.state.listeners.push((event) => {
      if (event.name === 'issue_comment' && event.action === 'created') begun += 1;
    });
    scene.github.faults.on('POST', LIST, fault);
    expect(await settle()).toMatchObject({ kind: expect.stringMatching(/written|left/) });
    expect(bodies()).toEqual([['github-actions[bot]', 'hello']]);
    // nor begun twice and taken back, which would notify everyone twice
    expect(begun).toBe(1);
  });

  test('a lost answer to an App of one’s own is found by what was sent', async () => {
    const app = scene.github.state.createApp('reviewer', { pull_requests: 'write' });
    const token = scene.github.state.addToken({
      value: 'ghs_own',
      actor: app.bot,
      app,
      permissions: app.permissions,
      repositories: 'all',
    });
    scene.github.faults.on('POST', LIST, { kind: 'reset', effect: 'after' });
    await settle({ token });
    expect(bodies()).toEqual([['reviewer[bot]', 'hello']]);
  });

  test('a read-only token is refused, with the words of GitHub', async () => {
    const token = scene.github.state.readOnlyToken(scene.repository);
    expect(await settle({ token })).toEqual({
      kind: 'refused',
      because: expect.stringContaining('Resource not accessible by integration'),
    });
    expect(writes()).toEqual(['POST']);
  });

  test('a locked conversation is refused', async () => {
    scene.pull.issue.locked = true;
    expect((await settle()).kind).toBe('refused');
  });

  test('a comment that is gone between looking and writing is written anew', async () => {
    await settle();
    scene.github.faults.on('PATCH', ONE, { kind: 'status', status: 404 });
    for (const id of scene.repository.comments.keys()) scene.repository.comments.delete(id);
    expect(await settle({ content: 'bye' })).toMatchObject({ kind: 'written', isNew: true });
  });

  test('writing that never works ends', async () => {
    scene.github.faults.on('POST', LIST, { kind: 'status', status: 502, effect: 'before' }, 100);
    expect((await settle()).kind).toBe('refused');
    expect(scene.github.recorder.matching('POST', LIST).length).toBeLessThanOrEqual(5);
  });
});
