/** Large pull requests: every page of every list. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { BAD_CONFIG, openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

const PAGES = '/repos/{owner}/{repo}/pulls/{pull_number}/files';

describe('changed files', () => {
  test.each([230, 400])('%i, the config being the last', async (count) => {
    const names = Array.from({ length: count - 1 }, (_, index) => `data/${String(index).padStart(4, '0')}.json`);
    const base = Object.fromEntries(names.map((name) => [name, '{"a": 1}\n']));
    const head = Object.fromEntries(names.map((name) => [name, '{"a": 2}\n']));
    scene = await openScene({ ...head, 'zz/last.json': BAD_CONFIG }, base);
    const result = await scene.run();
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.outputs).toMatchObject({ verdict: 'fail', errors: '1' });
    expect(scene.comments()[0]?.body).toContain('zz/last.json');
    expect(scene.github.recorder.matching('GET', PAGES)).toHaveLength(Math.ceil(count / 100));
  });

  test('200 configs: one comment within its limit that says what it left out, ten annotations of a level, all in the report', async () => {
    const configs = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `configs/${index}.json`,
        BAD_CONFIG.replace('"stage": 3', `"stage": 3, "stage3_max_live_parameters": ${1e8 + index}`),
      ]),
    );
    scene = await openScene(configs);
    const result = await scene.run();
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.outputs.errors).toBe('200');
    const body = scene.comments()[0]?.body ?? '';
    expect(body.length).toBeGreaterThan(30_000);
    expect(body).toContain('Left out');
    expect(
      result.commands.filter((command) => command.name === 'error' && command.properties.file !== undefined),
    ).toHaveLength(9);
    expect(result.summary).toContain('191 × error');
    for (let index = 0; index < 200; index++) expect(result.summary).toContain(`configs/${index}.json`);
  });
});

test('150 comments before ours: it is found again', async () => {
  scene = await openScene({ 'ds.json': BAD_CONFIG });
  const { state } = scene.github;
  for (let index = 0; index < 150; index++)
    state.addComment(scene.repository, scene.pull.number, `${index}`, state.user('chatty'));
  await scene.run({ runId: 1 });
  for (let index = 0; index < 150; index++)
    state.addComment(scene.repository, scene.pull.number, `${index}`, state.user('chatty'));
  scene.github.recorder.clear();
  const result = await scene.run({ runId: 2 });
  expect(problemsOf(result, scene)).toEqual([]);
  expect(scene.comments()).toHaveLength(1);
  expect(scene.github.recorder.writes()).toEqual([]);
});
