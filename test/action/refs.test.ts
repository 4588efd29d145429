import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { resolveRefs } from '../../action/refs.ts';
import { CHANGED, makeScene, type Scene } from './train-repository.ts';

let scene: Scene;
afterEach(async () => {
  expect(scene.github.recorder.violations).toEqual([]);
  await scene.github.stop();
});

const task = ({ pull }: Scene) =>
  ({ kind: 'pull-request', pull: pull.number, baseSha: pull.baseSha, headSha: pull.headSha }) as const;
const refsOf = async (...args: Parameters<typeof resolveRefs>) => {
  const resolved = await resolveRefs(...args);
  if (resolved.kind !== 'refs') throw new Error(resolved.because);
  return resolved.refs;
};

describe('a pull request', () => {
  beforeEach(async () => {
    scene = await makeScene();
  });

  test('is compared with the commit where it left its base', async () => {
    const left = scene.pull.baseSha;
    scene.github.state.push(scene.repository, 'main', { 'other.txt': 'x' });
    const refs = await refsOf(scene.api(), task(scene));
    expect(refs).toMatchObject({ mergeBaseSha: left, isOutdated: false, notes: [] });
    expect(refs.baseSha).not.toBe(left);
    expect(refs.changed.map((file) => file.path)).toEqual(['ds.json']);
  });

  test('that has moved on is reviewed as the event says, and known to be outdated', async () => {
    const old = task(scene);
    scene.github.state.push(scene.repository, 'change', { 'ds.json': '{}', 'more.json': '{}' });
    const refs = await refsOf(scene.api(), old);
    expect(refs).toMatchObject({ headSha: old.headSha, isOutdated: true });
    expect(refs.changed.map((file) => file.path)).toEqual(['ds.json']);
    expect(refs.notes[0]).toContain('moved on');
  });

  test('without common history is compared with its base', async () => {
    const alone = scene.github.state.commit(scene.repository, { 'ds.json': CHANGED });
    scene.github.state.moveBranch(scene.repository, 'change', alone);
    expect(await refsOf(scene.api(), task(scene))).toMatchObject({ mergeBaseSha: scene.pull.baseSha, headSha: alone });
  });

  test('from a fork is found by the head of the run that has finished', async () => {
    const fork = scene.github.state.fork(scene.repository, 'eve');
    const headSha = scene.github.state.push(fork, 'topic', { 'ds.json': CHANGED });
    const pull = scene.github.state.openPull(scene.repository, { head: 'topic', from: fork });
    const find = { kind: 'find-pull-request', headSha, headOwner: 'eve', headBranch: 'topic' } as const;
    expect(await refsOf(scene.api(), find)).toMatchObject({ pull: pull.number, headSha });
    pull.issue.state = 'closed';
    expect(await resolveRefs(scene.api(), find)).toMatchObject({ kind: 'nothing' });
  });
});

describe('many files', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`f/${String(index).padStart(4, '0')}.json`, `${index}\n`]),
    );

  test.each([230, 400, 1001])('%i changed files: all pages', async (count) => {
    scene = await makeScene(many(count));
    expect((await refsOf(scene.api(), task(scene))).changed).toHaveLength(count);
  });

  test('beyond what GitHub lists: said', async () => {
    scene = await makeScene(many(3050));
    const refs = await refsOf(scene.api(), task(scene));
    expect(refs.changed).toHaveLength(3000);
    expect(refs.notes.join()).toContain('first 3000 changed files');
  });

  test('a merge group of 400: by the trees, as a comparison names 300', async () => {
    scene = await makeScene(many(400));
    const { baseSha, headSha } = scene.pull;
    const refs = await refsOf(scene.api(), { kind: 'commits', baseSha, headSha });
    expect(refs).toMatchObject({ pull: null, mergeBaseSha: baseSha });
    expect(refs.changed).toHaveLength(400);
  });
});
