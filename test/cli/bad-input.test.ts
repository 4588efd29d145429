/**
 * What people hand in that is no model, no config or no run: one line that names the place and the fix, exit code 2, and no stack trace; where
 * something can still be said, it is said, and the rest goes on. The hub's own refusals: test/hub/command-line.test.ts.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LLAMA } from '../hub/models.ts';
import { runCli } from './run-cli.ts';

const GOOD = { train_micro_batch_size_per_gpu: 1, bf16: { enabled: true }, zero_optimization: { stage: 2 } };
const numbers = JSON.stringify(LLAMA);

let folder: string;
let config: string;
let model: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ds-review-bad-'));
  [config, model] = await Promise.all([file('ds.json', GOOD), file('config.json', LLAMA)]);
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(
    path,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  );
  return path;
}

const isNot = (field: string, value: string): string =>
  `${field} of the model config is not a positive integer of a sensible size: ${value}.`;

// A config.json → what the one line says.
const MODELS: readonly (readonly [string, unknown, string])[] = [
  ['an architecture nobody knows', { model_type: 'my_robot', hidden_size: 64 }, 'my_robot'],
  ['no architecture', { hidden_size: 64 }, 'has no model_type'],
  ['an architecture that is a number', { ...LLAMA, model_type: 7 }, 'has no model_type'],
  ['a negative size', { ...LLAMA, hidden_size: -512 }, isNot('hidden_size', '-512')],
  ['a size of 0', { ...LLAMA, vocab_size: 0 }, isNot('vocab_size', '0')],
  ['an absurd size', { ...LLAMA, intermediate_size: 1e18 }, isNot('intermediate_size', '1000000000000000000')],
  ['a fraction', { ...LLAMA, num_attention_heads: 8.5 }, isNot('num_attention_heads', '8.5')],
  ['a text for a number', { ...LLAMA, hidden_size: '512' }, isNot('hidden_size', '"512"')],
  ['a list for a number', { ...LLAMA, hidden_size: [512] }, isNot('hidden_size', '[512]')],
  ['true for a number', { ...LLAMA, num_key_value_heads: true }, isNot('num_key_value_heads', 'true')],
  ['NaN', numbers.replace('"hidden_size":512', '"hidden_size":NaN'), isNot('hidden_size', 'NaN')],
  ['Infinity', numbers.replace('"hidden_size":512', '"hidden_size":Infinity'), isNot('hidden_size', 'Infinity')],
  ['ten million layers', { ...LLAMA, num_hidden_layers: 1e7 }, isNot('num_hidden_layers', '10000000')],
  [
    'more heads than elements',
    { ...LLAMA, num_attention_heads: 1000, num_key_value_heads: 1000 },
    'leave nothing for head_dim',
  ],
  ['heads in groups that do not come out', { ...LLAMA, num_key_value_heads: 3 }, 'does not divide: 8 / 3'],
  ['no JSON', '{"model_type": ', 'not JSON: 1:16'],
  ['an empty file', '', 'the file is empty'],
  ['bytes', Uint8Array.from({ length: 256 }, (_, byte) => byte), 'not JSON: 1:1'],
  ['a list', [LLAMA], 'not a JSON object'],
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n', 'git lfs pull'],
  ['a web page', '<!doctype html><p>Log in', 'a web page came in place of the file'],
  ['nesting without end', `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`, 'nested more than'],
];

test.each(MODELS)('a config.json with %s', async (name, content, words) => {
  const path = await file(`${name.replaceAll(' ', '-')}.json`, content);
  for (const args of [
    ['estimate', config, '--model', path],
    ['plan', config, '--model', path, '--gpu', 'a100-80gb'],
  ]) {
    const ended = await runCli(args);
    expect(ended.err).toContain(words);
    expect(ended.err).toMatch(/^ds-review: [^\n]+\n$/);
    expect(ended.err).not.toContain('internal error');
    expect(ended).toMatchObject({ code: 2, out: '' });
  }
});

test.each([MODELS[0], MODELS[3], MODELS[15]] as typeof MODELS)(
  'a comparison goes on without a model with %s, and says why',
  async (name, content) => {
    const path = await file(`${name.replaceAll(' ', '-')}.json`, content);
    const ended = await runCli(['diff', config, config, '--model', path, '--json']);
    expect(ended.err).toMatch(/^ds-review: the model .* is not known: [^\n]+\n$/);
    expect(JSON.parse(ended.out).configs[0]).toMatchObject({ workload: { parameters: null } });
    expect(ended.code).toBe(0);
  },
);

// What is typed → what the one line says.
const TYPED: readonly (readonly [string, readonly string[], string])[] = [
  ['no model', ['--model', ''], '--model is empty'],
  ['sizes that are none', ['--model', 'params=many'], 'params=2.7e9,largest_layer=65e6'],
  ['negative sizes', ['--model', 'params=-5'], 'params=2.7e9,largest_layer=65e6'],
  ['absurd sizes', ['--model', 'params=1e30'], 'sensible size'],
  ['a layer larger than the model', ['--model', 'params=1e9,largest_layer=2e9'], 'more parameters than the model'],
  ['a file that is not there', ['--model', './no/config.json'], 'no such file or folder'],
  ['a path of Windows', ['--model', 'C:\\models\\config.json'], 'no such file or folder'],
  ['a bare name', ['--model', 'llama-2-7b'], 'Did you mean'],
  ['a world of none', ['--model', 'MODEL', '--world-size', '0'], '--world-size takes whole numbers of at least 1'],
  ['a world of a billion', ['--model', 'MODEL', '--world-size', '1000000000'], 'world size 1000000000'],
  [
    'nodes that are not filled',
    ['--model', 'MODEL', '--world-size', '12', '--gpus-per-node', '8'],
    '2 nodes of --gpus-per-node 6',
  ],
  ['samples without end', ['--model', 'MODEL', '--micro-batch', '1000000000'], 'micro batch 1000000000'],
  ['adapters of no layer', ['--model', 'MODEL', '--lora', 'r=8,targets=nothing'], 'None of the LoRA target modules'],
];

test.each(TYPED)('%s', async (_, flags, words) => {
  const ended = await runCli(['estimate', config, ...flags.map((word) => word.replace('MODEL', model))]);
  expect(ended.err).toContain(words);
  expect(ended.err).toMatch(/^ds-review: [^\n]+\n$/);
  expect(ended).toMatchObject({ code: 2, out: '' });
});

test('ranks that do not fill the default nodes are put on smaller ones, and it is said', async () => {
  const { out } = await runCli([
    'estimate',
    config,
    '--model',
    model,
    '--world-size',
    '12',
    '--gpu',
    'a100-80gb',
    '--json',
  ]);
  expect(JSON.parse(out).assumptions).toContainEqual(expect.stringContaining('2 nodes of 6 GPUs, as 12 ranks'));
});

// A ds_config that DeepSpeed refuses → the place and the words beside the estimate of what could be read.
const CONFIGS: readonly (readonly [string, unknown, string])[] = [
  [
    'a batch that the ranks do not divide',
    { ...GOOD, train_micro_batch_size_per_gpu: undefined, train_batch_size: 10 },
    ':1:',
  ],
  ['NaN', '{"train_micro_batch_size_per_gpu": NaN}', ':1:36: DeepSpeed refuses this config'],
  ['a negative batch', { ...GOOD, train_micro_batch_size_per_gpu: -1 }, 'is -1'],
  ['a text for a number', { ...GOOD, train_micro_batch_size_per_gpu: '4' }, '"4"'],
  ['a stage of nine', { ...GOOD, zero_optimization: { stage: 9 } }, 'stage'],
  ['a broken file', '{"train_batch_size": 8, "zero_optimization": {', ':1:'],
];

test.each(CONFIGS)('a ds_config with %s: what is wrong stands beside every figure', async (name, content, words) => {
  const path = await file(`ds-${name.replaceAll(' ', '-')}.json`, content);
  const ended = await runCli(['estimate', path, '--model', model, '--world-size', '8', '--json']);
  expect(ended.code).toBe(0);
  const [first] = JSON.parse(ended.out).assumptions;
  expect(first).toContain('DeepSpeed refuses this config');
  expect(first).toContain(words);
  expect(ended.err).toBe(`ds-review: ${first}\n`);
});

test('a ds_config that is a list has nothing to estimate', async () => {
  const path = await file('ds-list.json', [1]);
  const ended = await runCli(['estimate', path, '--model', model]);
  expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(':1:1: ') });
});
