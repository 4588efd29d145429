/** The variables of Hugging Face's tools, and what an id is. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseHubId } from '../../hub/model-id.ts';
import { mayHaveToken } from '../../hub/request.ts';
import { hubSettings, type Variables, type Wishes } from '../../hub/settings.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ds-review-hf-home-'));
  await writeFile(join(home, 'token'), 'hf_of_file\n');
});
afterAll(() => rm(home, { recursive: true }));

const TOKENS: readonly (readonly [string, Variables, Wishes, string | null])[] = [
  ['none', { HF_HOME: '/nowhere' }, {}, null],
  ['the file that `hf auth login` writes', {}, {}, 'hf_of_file'],
  ['the variable before the file', { HF_TOKEN: 'hf_var' }, {}, 'hf_var'],
  ['what is said before the variable', { HF_TOKEN: 'hf_var' }, { token: { value: 'hf_said', from: 'x' } }, 'hf_said'],
  ['an empty variable is none', { HF_TOKEN: '' }, {}, 'hf_of_file'],
  ['a variable with a line break is none', { HF_TOKEN: 'a\nb' }, {}, 'hf_of_file'],
  ['no file where nobody wants it', { HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' }, {}, null],
];
test.each(TOKENS)('the token: %s', async (_, variables, wishes, token) => {
  expect(await hubSettings({ HF_HOME: home, ...variables }, wishes)).toMatchObject({ ok: true, token });
});

test.each([
  [{}, 'https://huggingface.co'],
  [{ HF_ENDPOINT: 'https://hf-mirror.com/' }, 'https://hf-mirror.com'],
  [{ HF_ENDPOINT: 'https://intern.example/hf/' }, 'https://intern.example/hf'],
])('the hub of %j is %s', async (variables, endpoint) => {
  expect(await hubSettings(variables)).toMatchObject({ ok: true, endpoint });
});

test.each(['hub', 'file:///etc', 'https://me:secret@hub.example', 'https://hub.example/?a=b'])(
  '%s is no hub',
  async (endpoint) => {
    const found = await hubSettings({ HF_ENDPOINT: endpoint });
    expect(found).toMatchObject({ ok: false, code: 'bad-endpoint' });
    expect(JSON.stringify(found)).not.toContain('secret');
  },
);

test.each([
  ['https://huggingface.co/a', 'https://huggingface.co', true],
  ['https://cdn.huggingface.co/a', 'https://huggingface.co', false],
  ['https://huggingface.co:8443/a', 'https://huggingface.co', false],
  ['https://huggingface.co.evil.example/a', 'https://huggingface.co', false],
  ['http://hub.example/a', 'http://hub.example', false],
  ['http://127.0.0.1:8000/a', 'http://127.0.0.1:8000', true],
  ['http://127.0.0.1.evil.example/a', 'http://127.0.0.1.evil.example', false],
])('the token for %s, where the hub is %s: %s', (url, endpoint, may) => {
  expect(mayHaveToken(new URL(url), { endpoint, token: 'hf_x' })).toBe(may);
});

test.each([
  ['meta-llama/Llama-3.1-8B', 'meta-llama/Llama-3.1-8B', 'main'],
  [' acme/x@v1.0 ', 'acme/x', 'v1.0'],
  ['acme/x@refs/pr/12', 'acme/x', 'refs/pr/12'],
  ['https://huggingface.co/acme/x', 'acme/x', 'main'],
  ['https://hf.co/acme/x/', 'acme/x', 'main'],
  ['https://huggingface.co/acme/x/blob/main/config.json', 'acme/x', 'main'],
  ['https://huggingface.co/acme/x?library=true', 'acme/x', 'main'],
])('%s is a model', (text, id, revision) => {
  expect(parseHubId(text)).toEqual({ id, revision });
});

test.each([
  'gpt2',
  '',
  'a/b/c',
  '../etc/passwd',
  'acme/..',
  'acme/x@../y',
  'acme/x@',
  'acme/x@a@b',
  'acme/x?y',
  'acme/x#y',
  'acme/-x',
  'acme/x--y',
  'acme/x..y',
  'acme/x y',
  'acme\\x',
  'C:\\models\\x',
  './models/x',
  'https://evil.example/acme/x',
  `acme/${'x'.repeat(97)}`,
])('%j is none', (text) => {
  expect(parseHubId(text)).toBeNull();
});
