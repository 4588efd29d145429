/** Each fault at each request of a run: the review is made, and there is one comment. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../fake-github/faults.ts';
import { BAD_CONFIG, failure, openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
const scenes: Scene[] = [];
const open = async (): Promise<Scene> => {
  const opened = await openScene({ 'ds.json': BAD_CONFIG });
  scenes.push(opened);
  return opened;
};
beforeEach(async () => {
  scene = await open();
});
afterEach(async () => {
  await Promise.all(scenes.splice(0).map((opened) => opened.github.stop()));
});

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['502 before the effect', { kind: 'status', status: 502, effect: 'before' }],
  ['502 after the effect', { kind: 'status', status: 502, effect: 'after' }],
  ['503', { kind: 'status', status: 503 }],
  ['429 with Retry-After', { kind: 'too-many', retryAfter: 1 }],
  ['a secondary limit', { kind: 'secondary-limit', retryAfter: 1 }],
  ['a reset before the effect', { kind: 'reset', effect: 'before' }],
  ['a reset after the effect', { kind: 'reset', effect: 'after' }],
];

/** Runs at once: they mostly wait. */
const AT_ONCE = 12;

test('each fault at each request: the review is made, and there is one comment', async () => {
  await scene.run();
  const count = scene.github.recorder.requests.length;
  expect(count).toBeGreaterThanOrEqual(9);
  const wrong: string[] = [];
  const cases = FAULTS.flatMap(([name, fault]) =>
    Array.from({ length: count }, (_, index) => ({ name, fault, number: index + 1 })),
  );
  const lane = async () => {
    for (let next = cases.shift(); next !== undefined; next = cases.shift()) {
      const one = await open();
      one.github.faults.atRequest(next.number, next.fault);
      const result = await one.run();
      const what = `${next.name} at request ${next.number} (${one.github.faults.struck[0]?.request.route})`;
      if (one.github.faults.struck.length !== 1) wrong.push(`${what}: no fault struck`);
      if (result.code !== 1 || result.outputs.errors !== '1') wrong.push(`${what}: ${result.code} ${failure(result)}`);
      if (one.comments().length !== 1) wrong.push(`${what}: ${one.comments().length} comments`);
      if (result.outputs['comment-id'] !== String(one.comments()[0]?.id)) wrong.push(`${what}: output comment-id`);
      wrong.push(...problemsOf(result, one).map((problem) => `${what}: ${problem}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  expect(wrong).toEqual([]);
}, 240_000);

describe('an API that is down', () => {
  test('ends the run with exit 1 and one clear line', async () => {
    const [answering, cutting, gone] = [scene, await open(), await open()];
    answering.github.faults.always({ kind: 'status', status: 502 });
    cutting.github.faults.always({ kind: 'reset' });
    scenes.splice(scenes.indexOf(gone), 1);
    await gone.github.stop();
    const rows = [
      [
        answering,
        /^ds-config-review stopped: GitHub's API is not working: GET http\S+ was answered with 502, also after several tries\.$/,
      ],
      [cutting, /^ds-config-review stopped: GitHub's API could not be reached: GET http\S+: .+\.$/],
      [gone, /^ds-config-review stopped: GitHub's API could not be reached: GET http\S+: .+\.$/],
    ] as const;
    await Promise.all(
      rows.map(async ([one, words]) => {
        const result = await one.run();
        expect(result.code).toBe(1);
        expect(result.commands.filter((command) => command.name === 'error')).toHaveLength(1);
        expect(failure(result)).toMatch(words);
        // the other line masks the token
        expect(result.stdout.trim().split('\n')).toHaveLength(2);
        expect(problemsOf({ ...result, report: null }, one)).toEqual([]);
      }),
    );
  }, 60_000);

  test('a rate limit that lasts an hour: said at once, not slept through', async () => {
    scene.github.faults.always({ kind: 'primary-limit', seconds: 3000 });
    const result = await scene.run();
    expect(result.code).toBe(1);
    expect(failure(result)).toMatch(/403.*rate limit exceeded/);
  });

  test('only for writes: the verdict counts, and a warning says where the result is', async () => {
    const isWrite = (request: { method: string }) => request.method !== 'GET';
    scene.github.faults.add({ when: isWrite, fault: { kind: 'status', status: 502 }, times: 100 });
    const result = await scene.run({ inputs: { 'fail-on': 'never' } });
    expect(result.code).toBe(0);
    expect(result.commands.find((command) => command.name === 'warning')?.message).toContain(
      'the comment could not be written',
    );
    expect(result.summary).toContain('strict-block-unknown-key');
    expect(scene.comments()).toEqual([]);
  }, 60_000);
});
