/** Models that the policy names: of the catalogue, of the repository, of Hugging Face. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { startHub, TOKEN } from '../../hub/fake-hub.ts';
import { REPOSITORIES, ROBOT_PARAMETERS } from '../../hub/models.ts';
import { GOOD_CONFIG, openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

const MODEL = JSON.stringify({
  architectures: ['LlamaForCausalLM'],
  model_type: 'llama',
  hidden_size: 512,
  intermediate_size: 1024,
  num_hidden_layers: 4,
  num_attention_heads: 8,
  num_key_value_heads: 8,
  vocab_size: 32000,
  tie_word_embeddings: false,
});
/** Embedding and head, and per layer four attention and three MLP matrices and two norms, and the last norm. */
const PARAMETERS = 2 * 32000 * 512 + 4 * (4 * 512 * 512 + 3 * 512 * 1024 + 2 * 512) + 512;

const policy = (model: string) =>
  `version: 1\nworkloads:\n  - { config: ds.json, model: ${model}, micro_batch: 1, sequence_length: 512 }\n`;
const workload = (report: unknown) => Object(report).configs[0].workload;

test('of the repository, as the base commit has it', async () => {
  const base = { '.github/ds-review.yml': policy('models/own/config.json'), 'models/own/config.json': MODEL };
  scene = await openScene({ 'ds.json': GOOD_CONFIG, 'models/own/config.json': '{}' }, base);
  const result = await scene.run();
  expect(problemsOf(result, scene)).toEqual([]);
  expect(workload(result.report)).toMatchObject({ parameters: PARAMETERS });
  expect(Number(result.outputs['peak-gpu-bytes'])).toBeGreaterThan(PARAMETERS * 2);
});

test('of Hugging Face, with the token, which is shown nowhere', async () => {
  const seen: (string | undefined)[] = [];
  const hub = createServer((request, response) => {
    seen.push(request.url, request.headers.authorization);
    if (request.url === '/acme/private-7b/resolve/main/config.json') response.end(MODEL);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const environment = { HF_ENDPOINT: `http://127.0.0.1:${(hub.address() as AddressInfo).port}` };
  scene = await openScene({ 'ds.json': GOOD_CONFIG }, { '.github/ds-review.yml': policy('acme/private-7b') });
  const result = await scene.run({ environment, inputs: { 'hf-token': 'hf_secret' } });
  const without = await scene.run({ environment });
  hub.close();
  expect(problemsOf(result, scene)).toEqual([]);
  expect(workload(result.report)).toMatchObject({ parameters: PARAMETERS });
  expect(seen).toEqual(['/acme/private-7b/resolve/main/config.json', 'Bearer hf_secret']);
  expect(
    result.stdout.replace('::add-mask::hf_secret', '') + result.summary + JSON.stringify(result.report),
  ).not.toContain('hf_secret');
  expect(workload(without.report)).toMatchObject({ parameters: null });
});

test('of Hugging Face, of an architecture that nobody knows: its safetensors headers tell the parameters', async () => {
  const hub = await startHub(REPOSITORIES);
  try {
    scene = await openScene({ 'ds.json': GOOD_CONFIG }, { '.github/ds-review.yml': policy('acme/robot-on-cdn@main') });
    const result = await scene.run({ environment: { HF_ENDPOINT: hub.url }, inputs: { 'hf-token': TOKEN } });
    expect(problemsOf(result, scene)).toEqual([]);
    expect(workload(result.report)).toMatchObject({ parameters: ROBOT_PARAMETERS });
    expect(JSON.stringify(result.commands)).toContain('activations are not known');
    expect(hub.seen.filter(({ by }) => by === 'cdn').map(({ authorization }) => authorization)).not.toContain(
      `Bearer ${TOKEN}`,
    );
  } finally {
    await hub.stop();
  }
});

test.each([
  ['a model that does not exist', 'acme/none', TOKEN, 'Hugging Face (at'],
  ['a token that is none', 'acme/private-7b', 'hf_wrong', 'does not accept the token (the input hf-token)'],
  ['a gate', 'acme/waiting-7b', TOKEN, 'it is gated'],
  ['a config that is a page', 'acme/log-in', TOKEN, 'a web page came in place'],
  ['a config without end', 'acme/huge-untold', TOKEN, 'larger than 4 MiB'],
  ['sizes that are none', 'acme/negative', TOKEN, 'hidden_size'],
])('of Hugging Face, %s: the review stands, and says so', async (_, model, token, words) => {
  const hub = await startHub(REPOSITORIES);
  try {
    scene = await openScene({ 'ds.json': GOOD_CONFIG }, { '.github/ds-review.yml': policy(model) });
    const result = await scene.run({ environment: { HF_ENDPOINT: hub.url }, inputs: { 'hf-token': token } });
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.code).toBe(0);
    expect(workload(result.report)).toMatchObject({ parameters: null });
    expect(result.commands.filter(({ name }) => name === 'warning').map(({ message }) => message)).toEqual([
      expect.stringContaining(words),
    ]);
    expect(result.stdout.replace(`::add-mask::${token}`, '')).not.toContain(token);
  } finally {
    await hub.stop();
  }
});

test.each([
  ['a hub that is not there', 'acme/private-7b', 'Hugging Face could not be reached'],
  ['a file that is not there', 'models/none/config.json', 'the base commit has no such file'],
  ['a file that is no model', 'README.json', 'not JSON'],
])('%s: the review stands, and says so', async (_, model, words) => {
  scene = await openScene(
    { 'ds.json': GOOD_CONFIG },
    { '.github/ds-review.yml': policy(model), 'README.json': 'hello' },
  );
  const result = await scene.run({
    environment: { HF_ENDPOINT: 'http://127.0.0.1:9' },
    inputs: { 'hf-token': 'hf_secret' },
  });
  expect(problemsOf(result, scene)).toEqual([]);
  expect(result.code).toBe(0);
  expect(result.commands.find((command) => command.name === 'warning')?.message).toContain(words);
});
