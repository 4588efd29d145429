import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fixture, runCli } from './run-cli.ts';

const hf = fixture('zero2-cpu-offload.json');

test("DeepSpeed's own estimator comes out as its documentation has it", async () => {
  const { code, out } = await runCli([
    'estimate',
    fixture('zero3-nvme-aio-misplaced.json'),
    '--model',
    'params=2783959040,largest_layer=65798144',
    '--world-size',
    '1',
    '--method',
    'deepspeed',
  ]);
  expect(code).toBe(0);
  for (const line of ['70.00GB |   0.25GB', '62.23GB |   5.43GB', '0.37GB |  46.91GB']) expect(out).toContain(line);
});

test('a 7 B model at ZeRO-2 dies in initialize on a 24 GB card', async () => {
  const { out } = await runCli([
    'estimate',
    hf,
    '--model',
    'meta-llama/Llama-2-7b-hf',
    '--micro-batch',
    '2',
    '--sequence-length',
    '4096',
    '--gradient-checkpointing',
    '--gpu',
    'rtx-4090',
  ]);
  expect(out).toMatch(/RTX 4090 24GB: .* GiB short, already in deepspeed\.initialize/);
  expect(out).toMatch(/init\s+▓+░*\s+25\.1 GiB/);
});

test('what nobody said is named among the assumptions', async () => {
  const { out } = await runCli(['estimate', hf, '--model', 'gpt2', '--format', 'json']).then((ended) =>
    ended.out.startsWith('{')
      ? ended
      : runCli(['estimate', hf, '--model', 'openai-community/gpt2', '--format', 'json']),
  );
  const found = JSON.parse(out);
  expect(found.assumptions.join('\n')).toMatch(/--sequence-length was not given/);
  expect(found.verdict).toBeNull();
});

test('resolve writes a config without "auto", with what the profile sets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ds-review-resolve-'));
  try {
    const out = join(folder, 'resolved.json');
    const ended = await runCli([
      'resolve',
      hf,
      '--model',
      'meta-llama/Llama-2-7b-hf',
      '--world-size',
      '8',
      '--stage',
      '3',
      '--offload',
      'nvme',
      '--out',
      out,
    ]);
    expect(ended.code).toBe(0);
    const text = await readFile(out, 'utf8');
    expect(text).not.toContain('"auto"');
    const config = JSON.parse(text);
    expect(config.zero_optimization).toMatchObject({
      stage: 3,
      reduce_bucket_size: 4096 * 4096,
      offload_optimizer: { device: 'nvme' },
      offload_param: { device: 'nvme' },
    });
    expect(config.train_batch_size).toBe(8);
    expect(ended.out).toContain('/zero_optimization/stage: 2 → 3 (set by the profile)');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('diff says verdict, keys and findings of both sides', async () => {
  const { code, out } = await runCli([
    'diff',
    hf,
    fixture('zero3-nvme-aio-misplaced.json'),
    '--model',
    'microsoft/kosmos-2-patch14-224',
    '--gpu',
    'a100-80gb',
  ]);
  expect(code).toBe(1);
  expect(out).toContain('zero_optimization.stage 2 → 3');
  expect(out).toContain('strict-block-unknown-key');
});

test('a card by itself has no CPU memory; --cpu-memory says how much', async () => {
  const args = ['estimate', hf, '--model', 'meta-llama/Llama-2-7b-hf', '--gpu', 'h100-80gb', '--json'];
  const verdict = async (...more: string[]) => JSON.parse((await runCli([...args, ...more])).out).verdict;
  expect([await verdict(), await verdict('--cpu-memory', '2TB'), await verdict('--cpu-memory', '16GB')]).toEqual([
    'unknown',
    'fits',
    'does-not-fit',
  ]);
});
