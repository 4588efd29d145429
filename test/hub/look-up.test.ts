/** Models of a hub on this machine: what is found, what is said where it is not, and where the token goes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countParameters } from '../../core/models/count/count.ts';
import { lookUp } from '../../hub/look-up.ts';
import { parseHubId } from '../../hub/model-id.ts';
import { type HubSettings, hubSettings } from '../../hub/settings.ts';
import { COMMIT, type FakeHub, startHub, TOKEN } from './fake-hub.ts';
import { LLAMA_PARAMETERS, REPOSITORIES, ROBOT_PARAMETERS } from './models.ts';

let hub: FakeHub;
let folder: string;
beforeAll(async () => {
  hub = await startHub(REPOSITORIES);
  folder = await mkdtemp(join(tmpdir(), 'ds-review-hub-'));
});
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

async function settings(variables: Record<string, string> = {}): Promise<HubSettings> {
  const found = await hubSettings({
    HF_ENDPOINT: hub.url,
    HF_HOME: join(folder, 'none'),
    DS_REVIEW_CACHE: 'off',
    ...variables,
  });
  if (!found.ok) throw new Error(found.message);
  return found;
}

async function find(name: string, variables: Record<string, string> = {}) {
  const id = parseHubId(name);
  if (id === null) throw new Error(`${name} is no id`);
  return await lookUp(id, await settings(variables));
}

test('a public model: one request, its config, and the commit it was read at', async () => {
  hub.seen.length = 0;
  const found = await find('acme/open-7b');
  expect(hub.seen.map(({ request }) => request)).toEqual(['GET /acme/open-7b/resolve/main/config.json']);
  expect(found).toMatchObject({ ok: true, id: 'acme/open-7b', commit: COMMIT, weights: null, notes: [] });
  expect(countParameters(found.ok ? found.config : null)).toMatchObject({ total: LLAMA_PARAMETERS });
});

test.each([
  ['a tag', 'acme/open-7b@v2', 'v2'],
  ['a pull request', 'acme/open-7b@refs/pr/1', 'refs%2Fpr%2F1'],
  ['a commit', `acme/open-7b@${COMMIT}`, COMMIT],
  ['the address of a page', 'https://huggingface.co/acme/open-7b/tree/v2', 'v2'],
])('a revision: %s', async (_, name, path) => {
  hub.seen.length = 0;
  expect(await find(name)).toMatchObject({ ok: true });
  expect(hub.seen[0]?.request).toBe(`GET /acme/open-7b/resolve/${path}/config.json`);
});

test('a name that the hub has changed is followed', async () => {
  expect(await find('acme/old-name')).toMatchObject({ ok: true });
});

test('Infinity in a config.json, as Python writes it', async () => {
  expect(await find('acme/mamba')).toMatchObject({ ok: true, config: { model_type: 'llama' } });
});

test.each(['acme/robot', 'acme/robot-in-shards', 'acme/robot-on-cdn'])(
  'an architecture nobody knows is counted from its safetensors headers: %s',
  async (name) => {
    const found = await find(name, { HF_TOKEN: TOKEN });
    expect(found).toMatchObject({
      ok: true,
      weights: { params: ROBOT_PARAMETERS, byType: { BF16: ROBOT_PARAMETERS - 64, F32: 64 }, largestModule: 64_000 },
    });
    expect(found.ok ? found.notes : []).toEqual([expect.stringContaining('activations are not known')]);
  },
);

test('a quantized checkpoint counts for what its packed weights stand for', async () => {
  expect(await find('acme/quantized')).toMatchObject({
    ok: true,
    weights: { params: 1064, byType: { U8: 1000, BF16: 64 }, largestModule: 0 },
  });
});

test('weights without a config.json are a count', async () => {
  expect(await find('acme/weights-only')).toMatchObject({
    ok: true,
    config: null,
    weights: { params: ROBOT_PARAMETERS },
    notes: [expect.stringContaining('no config.json')],
  });
});

test('the token goes to the hub, and to no other host it leads to', async () => {
  hub.seen.length = 0;
  expect(await find('acme/robot-on-cdn', { HF_TOKEN: TOKEN })).toMatchObject({ ok: true });
  const by = (server: 'hub' | 'cdn') => hub.seen.filter((one) => one.by === server).map((one) => one.authorization);
  expect(new Set(by('hub'))).toEqual(new Set([`Bearer ${TOKEN}`]));
  expect(by('cdn').length).toBeGreaterThan(0);
  expect(new Set(by('cdn'))).toEqual(new Set([undefined]));
});

test('weights that cannot be read leave the config, and are said', async () => {
  expect(await find('acme/broken-weights')).toMatchObject({
    ok: true,
    weights: null,
    notes: [expect.stringContaining('weights could not be counted')],
  });
});

// Which model, with which variables → the reason, and words that people need.
const REFUSED: readonly (readonly [string, string, Record<string, string>, string, string])[] = [
  ['no such model, no token', 'acme/none', {}, 'private', 'no public model of this name'],
  ['no such model, with a token', 'acme/none', { HF_TOKEN: TOKEN }, 'not-found', 'the token may not read it'],
  ['private, no token', 'acme/private-7b', {}, 'private', 'give a token'],
  [
    'a token that is none',
    'acme/open-7b',
    { HF_TOKEN: 'hf_wrong' },
    'token-refused',
    'does not accept the token (HF_TOKEN)',
  ],
  ['gated, no token', 'acme/gated-7b', {}, 'gated', 'accept its terms at http'],
  ['gated, not yet granted', 'acme/waiting-7b', { HF_TOKEN: TOKEN }, 'not-granted', 'has no access'],
  ['no such revision', 'acme/open-7b@v9', {}, 'no-revision', 'no revision v9'],
  ['neither config nor weights', 'acme/adapter', {}, 'no-config', 'neither a config.json nor safetensors'],
  ['not JSON', 'acme/broken', {}, 'not-json', '1:24'],
  ['a list', 'acme/list', {}, 'not-a-config', 'not a JSON object'],
  ['an empty file', 'acme/empty', {}, 'not-json', 'empty'],
  ['an LFS pointer', 'acme/lfs', {}, 'lfs-pointer', 'git lfs pull'],
  ['a web page', 'acme/log-in', {}, 'web-page', 'web page'],
  ['a huge file', 'acme/huge', {}, 'too-large', 'larger than 4 MiB'],
  ['a file without end', 'acme/huge-untold', {}, 'too-large', 'larger than 4 MiB'],
  [
    'a hub that does not answer',
    'acme/silent',
    { HF_HUB_DOWNLOAD_TIMEOUT: '0.2' },
    'timeout',
    'did not answer in 0.2 s',
  ],
  ['an answer that breaks off', 'acme/cut-off', {}, 'unreachable', 'the connection broke'],
  ['a hub that is ill', 'acme/ill', {}, 'hub-error', 'answered with 503'],
  ['a hub that is busy', 'acme/busy', {}, 'rate-limited', 'too many requests'],
  ['redirects without end', 'acme/round-and-round', {}, 'redirects', 'more than 5 times'],
  ['a redirect to a file', 'acme/to-a-file', {}, 'redirects', 'not safe to follow'],
  ['nobody there', 'acme/open-7b', { HF_ENDPOINT: 'http://127.0.0.1:1' }, 'unreachable', 'could not be reached'],
  [
    'nobody there, and a proxy that Node does not use',
    'acme/open-7b',
    { HF_ENDPOINT: 'http://127.0.0.1:1', https_proxy: 'http://proxy.example:3128' },
    'unreachable',
    'NODE_USE_ENV_PROXY=1',
  ],
  ['offline', 'acme/open-7b', { HF_HUB_OFFLINE: '1' }, 'offline', 'HF_HUB_OFFLINE'],
];

test.each(REFUSED)('%s', async (_, name, variables, code, words) => {
  const found = await find(name, variables);
  expect(found).toMatchObject({ ok: false, code });
  expect(found.ok ? '' : found.message).toContain(words);
  expect(JSON.stringify(found)).not.toMatch(/hf_secret|hf_wrong/);
});
