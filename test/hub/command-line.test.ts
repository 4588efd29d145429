/** Every command that takes a model takes one of the hub; one that cannot be had is one line, and what does not hang on it goes on. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Ended, fixture, runCli } from '../cli/run-cli.ts';
import { type FakeHub, startHub, TOKEN } from './fake-hub.ts';
import { LLAMA_PARAMETERS, REPOSITORIES, ROBOT_PARAMETERS } from './models.ts';

const config = fixture('zero2-cpu-offload.json');
let hub: FakeHub;
let folder: string;
beforeAll(async () => {
  hub = await startHub(REPOSITORIES);
  folder = await mkdtemp(join(tmpdir(), 'ds-review-hub-cli-'));
  await writeFile(join(folder, 'token'), `${TOKEN}\n`);
});
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

const ask = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  runCli(args, '', { HF_ENDPOINT: hub.url, HF_HUB_OFFLINE: '', ...environment });

test('estimate: parameters of the config, and where it comes from', async () => {
  const json = await ask(['estimate', config, '--model', 'acme/open-7b@v2', '--json']);
  expect(json.err).toBe('');
  expect(JSON.parse(json.out)).toMatchObject({ params: LLAMA_PARAMETERS, gpu: { peak_forward: expect.any(Number) } });
  const text = await ask(['estimate', config, '--model', 'acme/open-7b']);
  expect(text.out).toMatch(/Hugging Face \(at http:.*\), commit 0123456/);
});

test('estimate: an architecture nobody knows is model states alone, and says so', async () => {
  const { out } = await ask(['estimate', config, '--model', 'acme/robot', '--json']);
  const found = JSON.parse(out);
  expect(found).toMatchObject({ params: ROBOT_PARAMETERS, gpu: { peak_forward: null, peak_backward: null } });
  expect(found.assumptions[0]).toMatch(/my_robot.*safetensors.*in BF16.*activations are not known/);
});

test('plan: an architecture nobody knows cannot be planned, and both lines say why', async () => {
  const { code, err } = await ask(['plan', config, '--model', 'acme/robot', '--gpu', 'a100-80gb']);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^ds-review: --model acme\/robot: .*my_robot.*activations are not known\nds-review: acme\/robot: /,
  );
});

test('plan, resolve and diff', async () => {
  const model = ['--model', 'acme/open-7b'];
  const [plan, resolve, diff] = await Promise.all([
    ask(['plan', config, ...model, '--gpu', 'a100-80gb', '--json']),
    ask(['resolve', config, ...model]),
    ask(['diff', config, config, ...model, '--gpu', 'a100-80gb', '--json']),
  ]);
  expect(JSON.parse(plan.out)).toMatchObject({ model: 'acme/open-7b', targets: [{ outcome: expect.any(String) }] });
  expect(JSON.parse(resolve.out).zero_optimization.reduce_bucket_size).toBe(512 * 512);
  expect(JSON.parse(diff.out).configs[0].workload).toMatchObject({ parameters: LLAMA_PARAMETERS });
});

test('check: a model without a hidden size is one whose "auto" sizes the Trainer refuses', async () => {
  const auto = join(folder, 'auto.json');
  await writeFile(
    auto,
    JSON.stringify({
      train_micro_batch_size_per_gpu: 'auto',
      zero_optimization: { stage: 3, reduce_bucket_size: 'auto' },
    }),
  );
  const args = ['check', auto, '--integration', 'hf-trainer', '--json'];
  const rules = ({ out }: Ended): string[] =>
    JSON.parse(out).files[0].findings.map((one: { rule: string }) => one.rule);
  expect(rules(await ask([...args, '--model', 'acme/open-7b']))).not.toContain('hf-hidden-size-auto');
  expect(rules(await ask([...args, '--model', 'acme/no-size']))).toContain('hf-hidden-size-auto');
});

test.each([
  ['a variable', [], { HF_TOKEN: TOKEN }],
  ['a file', ['--hf-token-file', 'TOKEN_FILE'], {}],
  ['what hf auth login has left', [], { HF_HOME: 'FOLDER' }],
])('a private model with the token of %s, which is shown nowhere', async (_, flags, variables) => {
  const here = (text: string): string => text.replace('TOKEN_FILE', join(folder, 'token')).replace('FOLDER', folder);
  const environment = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, here(value)]));
  const args = ['estimate', config, '--model', 'acme/private-7b', ...flags.map(here)];
  const ended = await ask(args, environment);
  expect(ended.code).toBe(0);
  expect(ended.out + ended.err).not.toContain(TOKEN);
});

test('a second command asks nobody, and --offline is enough then', async () => {
  const kept = { DS_REVIEW_CACHE: join(folder, 'kept') };
  expect((await ask(['estimate', config, '--model', 'acme/gated-7b'], { ...kept, HF_TOKEN: TOKEN })).code).toBe(0);
  hub.seen.length = 0;
  expect((await ask(['estimate', config, '--model', 'acme/gated-7b'], kept)).code).toBe(0);
  expect((await ask(['estimate', config, '--model', 'acme/gated-7b', '--offline'], kept)).code).toBe(0);
  expect(hub.seen).toEqual([]);
});

// A model → words of the one line on standard error, with exit code 2 and nothing on standard output.
const REFUSED: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
  ['a model that does not exist', 'acme/none', {}, 'no public model of this name'],
  ['a misspelt one', 'meta-llama/Llama-2-7b', {}, 'Did you mean `meta-llama/Llama-2-7b-hf`'],
  ['a private one without a token', 'acme/private-7b', {}, 'give a token'],
  ['a gated one', 'acme/gated-7b', {}, 'accept its terms at'],
  ['a token that is none', 'acme/private-7b', { HF_TOKEN: 'hf_wrong' }, 'does not accept the token (HF_TOKEN)'],
  ['a hub that is not there', 'acme/open-7b', { HF_ENDPOINT: 'http://127.0.0.1:1' }, 'could not be reached'],
  ['a hub that is none', 'acme/open-7b', { HF_ENDPOINT: 'hub' }, 'HF_ENDPOINT'],
  ['offline', 'acme/open-7b', { HF_HUB_OFFLINE: '1' }, '--offline'],
  ['a revision that is none', 'acme/open-7b@v9', {}, 'no revision v9'],
  ['an adapter', 'acme/adapter', {}, 'neither a config.json nor safetensors'],
  ['sizes that are none', 'acme/negative', {}, 'hidden_size'],
  ['an architecture nobody knows, without weights', 'acme/robot-without-weights', {}, 'my_robot'],
];

test.each(REFUSED)('estimate with %s', async (_, model, environment, words) => {
  const ended = await ask(['estimate', config, '--model', model], environment);
  expect(ended.err).toContain(words);
  expect(ended.err.trim().split('\n')).toHaveLength(1);
  expect(ended.err).not.toContain('internal error');
  expect(ended).toMatchObject({ code: 2, out: '' });
});

test.each([
  ['diff', ['diff', config, config, '--gpu', 'a100-80gb'], 0],
  ['check', ['check', config], 0],
])('%s goes on without a model that cannot be had, and says so', async (_, args, code) => {
  const ended = await ask([...args, '--model', 'acme/none']);
  expect(ended.err).toMatch(/^ds-review: .*acme\/none.*no public model of this name/);
  expect(ended.code).toBe(code);
  expect(ended.out).not.toBe('');
});
