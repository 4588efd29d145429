import { afterEach, describe, expect, test } from '@jest/globals';
import { gather, MOST_READS } from '../../../action/files/gather.ts';
import { CHANGED, CONFIG, makeScene, type Scene } from '../train-repository.ts';

let scene: Scene;
afterEach(async () => {
  expect(scene.github.recorder.violations).toEqual([]);
  await scene.github.stop();
});

async function gathered(changes: Readonly<Record<string, string | Buffer | null>>, named: readonly string[] = []) {
  scene = await makeScene(changes);
  const api = scene.api();
  const changed = await api.pullFiles(scene.pull.number);
  scene.github.recorder.requests.length = 0;
  const result = await gather({
    source: { api, checkout: async () => null },
    changed,
    headSha: scene.pull.headSha,
    mergeBaseSha: scene.pull.baseSha,
    isNamed: (path) => named.includes(path),
  });
  return { ...result, requests: scene.github.recorder.requests.length };
}

const HJSON = '# for a test\nzero_optimization: {\n  stage: 1\n}\ntrain_batch_size: 8\n';

describe('which files are reviewed', () => {
  test('configs by what they hold, whatever they are called', async () => {
    const { files } = await gathered({
      'ds.json': CHANGED,
      'conf/a config': CONFIG,
      'x.hjson': HJSON,
      'data.json': '{"a": 1}',
      'code.py': 'x = 1\n',
    });
    expect(files).toEqual([
      { path: 'conf/a config', status: 'added', base: null, head: CONFIG },
      { path: 'ds.json', status: 'modified', base: CONFIG, head: CHANGED },
      { path: 'x.hjson', status: 'added', base: null, head: HJSON },
    ]);
  });

  test('a removed and a renamed one with what they were', async () => {
    const { files } = await gathered({ 'ds.json': null });
    expect(files).toEqual([{ path: 'ds.json', status: 'removed', base: CONFIG, head: null }]);
    await scene.github.stop();
    const moved = await gathered({ 'ds.json': null, 'conf/zero.json': CONFIG });
    expect(moved.files).toEqual([
      { path: 'conf/zero.json', status: 'renamed', previousPath: 'ds.json', base: CONFIG, head: CONFIG },
    ]);
  });

  test('one that is no config any more, as it was one', async () => {
    const { files } = await gathered({ 'ds.json': '{"lr": 1}' });
    expect(files).toEqual([{ path: 'ds.json', status: 'modified', base: CONFIG, head: '{"lr": 1}' }]);
  });

  test('one with a syntax error', async () => {
    const broken = `${CONFIG.slice(0, -2)},,,`;
    expect((await gathered({ 'ds.json': broken })).files).toHaveLength(1);
  });

  test('what is named, whatever it holds', async () => {
    const { files } = await gathered({ '.github/ds-review.yml': 'version: 1\n', 'old.json': '{"x": 2}\n' }, [
      '.github/ds-review.yml',
      'old.json',
    ]);
    expect(files.map((file) => [file.path, file.base, file.head])).toEqual([
      ['.github/ds-review.yml', null, 'version: 1\n'],
      ['old.json', '{"x": 1}\n', '{"x": 2}\n'],
    ]);
  });

  test('names that look like addresses or hold odd characters', async () => {
    const names = [
      'a b.json',
      'a%2Fb.json',
      'a?ref=x.json',
      'a#b.json',
      'ä/ö.json',
      '[x](y).json',
      'line\nbreak.json',
      'a+b&c.json',
    ];
    const changes = Object.fromEntries(names.map((name) => [name, CONFIG]));
    scene = await makeScene({});
    await scene.github.stop();
    const { files } = await gathered(changes);
    expect(files.map((file) => file.path)).toEqual([...names].sort());
    for (const file of files) expect(file.head).toBe(CONFIG);
  });
});

describe('how they are read', () => {
  test('added and removed ones come with the list and cost nothing', async () => {
    expect((await gathered({ 'new.hjson': HJSON, 'plain.json': '{"a": 1}\n', 'ds.json': null })).requests).toBe(0);
  });

  test('a modified one costs a request, a modified config two', async () => {
    expect((await gathered({ 'old.json': '{"x": 2}\n' })).requests).toBe(1);
    await scene.github.stop();
    expect((await gathered({ 'ds.json': CHANGED })).requests).toBe(2);
  });

  test('above 1 MB by the blob, above 10 MiB not at all, which is said', async () => {
    const padded = (size: number) => `${CONFIG.slice(0, -1)},"_comment":"${'x'.repeat(size)}"}`;
    const { files, notes } = await gathered({ 'ds.json': padded(1_200_000), 'old.json': padded(11_000_000) });
    expect(files.map((file) => [file.path, file.head?.length])).toEqual([['ds.json', padded(1_200_000).length]]);
    expect(notes).toEqual(['old.json was not reviewed: it has 10.5 MiB, and no more than 10.0 MiB are read']);
  });

  test('a file that is not UTF-8 is read as well as can be', async () => {
    const bytes = Buffer.concat([
      Buffer.from(CONFIG.slice(0, -1)),
      Buffer.from(',"x":"'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]);
    const { files } = await gathered({ 'ds.json': bytes });
    expect(files[0]?.head).toContain('\ufffd');
  });

  test('the likeliest come first where there are more than may be read, and the rest is said', async () => {
    const plain = (index: number) => `many/${index}.json`;
    const names = Array.from({ length: MOST_READS + 20 }, (_, index) => plain(index));
    scene = await makeScene({});
    const { state } = scene.github;
    state.push(scene.repository, 'main', Object.fromEntries(names.map((name) => [name, '{"a": 1}\n'])));
    const base = scene.repository.branches.get('main') ?? '';
    state.push(
      scene.repository,
      'wide',
      { ...Object.fromEntries(names.map((name) => [name, '{"a": 2}\n'])), 'ds.json': CHANGED },
      { from: base },
    );
    const pull = state.openPull(scene.repository, { head: 'wide' });
    const api = scene.api();
    const result = await gather({
      source: { api, checkout: async () => null },
      changed: await api.pullFiles(pull.number),
      headSha: pull.headSha,
      mergeBaseSha: pull.baseSha,
      isNamed: () => false,
    });
    expect(result.files.map((file) => file.path)).toEqual(['ds.json']);
    expect(result.notes.join()).toMatch(/^2\d changed files were not looked at/);
  });
});

test('a config that is not UTF-8 says where it stops to be', async () => {
  const broken = Buffer.concat([Buffer.from(CONFIG.slice(0, -2)), Buffer.from([0x20, 0xff, 0x0a]), Buffer.from('}\n')]);
  const { files, notes } = await gathered({ 'broken.json': broken });
  expect(notes).toEqual([]);
  expect(files[0]?.headEncoding).toMatchObject({
    code: 'encoding',
    message: expect.stringMatching(/^byte 0xff is not UTF-8: Python stops there with a UnicodeDecodeError/),
    span: { start: CONFIG.length - 1 },
  });
  expect(files[0]).not.toHaveProperty('baseEncoding');
});
