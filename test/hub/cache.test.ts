/** What is kept on disk: for how long, for whom, and what happens where the hub is silent. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lookUp } from '../../hub/look-up.ts';
import { type HubSettings, hubSettings } from '../../hub/settings.ts';
import { COMMIT, type FakeHub, type Repository, startHub } from './fake-hub.ts';
import { LLAMA, REPOSITORIES, ROBOT_PARAMETERS } from './models.ts';

let hub: FakeHub;
let folder: string;
beforeEach(async () => {
  hub = await startHub(REPOSITORIES);
  folder = await mkdtemp(join(tmpdir(), 'ds-review-cache-'));
});
afterEach(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

const MORNING = new Date('2030-01-01T08:00:00Z');
const NOON = new Date('2030-01-01T12:00:00Z');
const NEXT_WEEK = new Date('2030-01-08T12:00:00Z');

async function settings(variables: Record<string, string> = {}): Promise<HubSettings> {
  const found = await hubSettings({
    HF_ENDPOINT: hub.url,
    DS_REVIEW_CACHE: join(folder, 'own'),
    HF_HOME: join(folder, 'hf'),
    ...variables,
  });
  if (!found.ok) throw new Error(found.message);
  return found;
}

const find = async (id: string, now: Date, variables: Record<string, string> = {}, revision = 'main') =>
  await lookUp({ id, revision }, await settings(variables), now);

test('a model is asked for once a day', async () => {
  const first = await find('acme/open-7b', MORNING);
  const second = await find('acme/open-7b', NOON);
  expect(hub.seen).toHaveLength(1);
  expect(second).toMatchObject({ ok: true, config: LLAMA, commit: COMMIT });
  expect(first.ok && second.ok ? [first.from, second.from] : []).toEqual([
    expect.not.stringContaining('kept'),
    expect.stringContaining('kept since 2030-01-01'),
  ]);
  await find('acme/open-7b', NEXT_WEEK);
  expect(hub.seen).toHaveLength(2);
});

test('a commit stays what it is', async () => {
  await find('acme/open-7b', MORNING, {}, COMMIT);
  await find('acme/open-7b', NEXT_WEEK, {}, COMMIT);
  expect(hub.seen).toHaveLength(1);
});

test('revisions and hubs are kept apart', async () => {
  await find('acme/open-7b', MORNING);
  await find('acme/open-7b', MORNING, {}, 'v2');
  const other = await startHub(REPOSITORIES);
  try {
    await find('acme/open-7b', MORNING, { HF_ENDPOINT: other.url });
    expect([hub.seen.length, other.seen.length]).toEqual([2, 1]);
  } finally {
    await other.stop();
  }
});

test('counted weights are kept too', async () => {
  await find('acme/robot', MORNING);
  const asked = hub.seen.length;
  expect(await find('acme/robot', NOON)).toMatchObject({ ok: true, weights: { params: ROBOT_PARAMETERS } });
  expect(hub.seen).toHaveLength(asked);
});

test('weights that could not be had the first time are asked for again', async () => {
  await find('acme/broken-weights', MORNING);
  const asked = hub.seen.length;
  await find('acme/broken-weights', NOON);
  expect(hub.seen.length).toBeGreaterThan(asked);
});

test('a hub that is gone: the old copy, and it is said', async () => {
  await find('acme/open-7b', MORNING);
  await hub.stop();
  expect(await find('acme/open-7b', NEXT_WEEK)).toMatchObject({
    ok: true,
    config: LLAMA,
    notes: [expect.stringMatching(/could not be reached .*: the copy on this machine is used/)],
  });
});

test('a hub that says no is believed, whatever is kept', async () => {
  const repositories: Record<string, Repository> = { 'acme/open-7b': { files: { 'config.json': '{}' } } };
  const changing = await startHub(repositories);
  const variables = { HF_ENDPOINT: changing.url };
  try {
    repositories['acme/open-7b'] = REPOSITORIES['acme/open-7b'] ?? { files: {} };
    expect(await find('acme/open-7b', MORNING, variables)).toMatchObject({ ok: true });
    delete repositories['acme/open-7b'];
    expect(await find('acme/open-7b', NEXT_WEEK, variables)).toMatchObject({ ok: false, code: 'private' });
  } finally {
    await changing.stop();
  }
});

test('offline: what is kept, however old, and no request', async () => {
  await find('acme/open-7b', MORNING);
  expect(await find('acme/open-7b', NEXT_WEEK, { HF_HUB_OFFLINE: '1' })).toMatchObject({ ok: true });
  expect(await find('acme/private-7b', NEXT_WEEK, { HF_HUB_OFFLINE: '1' })).toMatchObject({
    ok: false,
    code: 'offline',
  });
  expect(hub.seen).toHaveLength(1);
});

test("offline: what Hugging Face's own tools have downloaded", async () => {
  const model = join(folder, 'hf', 'hub', 'models--acme--open-7b');
  await mkdir(join(model, 'refs'), { recursive: true });
  await mkdir(join(model, 'snapshots', COMMIT), { recursive: true });
  await writeFile(join(model, 'refs', 'main'), `${COMMIT}\n`);
  await writeFile(join(model, 'snapshots', COMMIT, 'config.json'), JSON.stringify(LLAMA));
  for (const revision of ['main', COMMIT])
    expect(await find('acme/open-7b', NOON, { HF_HUB_OFFLINE: '1' }, revision)).toMatchObject({
      ok: true,
      config: LLAMA,
      commit: COMMIT,
      from: expect.stringContaining("cache of Hugging Face's tools"),
    });
});

test('a refusal is not kept', async () => {
  await find('acme/private-7b', MORNING);
  expect(await find('acme/private-7b', NOON, { HF_TOKEN: 'hf_secret' })).toMatchObject({ ok: true });
});

test('only the user may read it, and no token is in it', async () => {
  await find('acme/private-7b', MORNING, { HF_TOKEN: 'hf_secret' });
  const kept = join(folder, 'own');
  const [name = '', ...others] = await readdir(kept);
  expect(others).toEqual([]);
  expect((await stat(join(kept, name))).mode & 0o077).toBe(0);
  expect(await readFile(join(kept, name), 'utf8')).not.toContain('hf_secret');
});

test.each([
  '',
  '{',
  '[]',
  '{"format":1}',
  JSON.stringify({ format: 1, id: 'acme/open-7b', revision: 'main', at: 'x' }),
])('a kept file that is none is no file: %j', async (content) => {
  await find('acme/open-7b', MORNING);
  const kept = join(folder, 'own');
  const [name = ''] = await readdir(kept);
  await writeFile(join(kept, name), content);
  expect(await find('acme/open-7b', NOON)).toMatchObject({ ok: true, config: LLAMA });
  expect(hub.seen).toHaveLength(2);
});

test('a folder that cannot be made stops nothing', async () => {
  await writeFile(join(folder, 'own'), 'a file');
  expect(await find('acme/open-7b', MORNING)).toMatchObject({ ok: true });
});
