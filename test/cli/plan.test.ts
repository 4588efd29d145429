import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fixture, runCli } from './run-cli.ts';

const LLAMA = ['--model', 'meta-llama/Llama-2-7b-hf', '--sequence-length', '4096'];

test('a config that does not fit gets a patch that makes it fit', async () => {
  const { code, out } = await runCli([
    'plan',
    fixture('zero2-cpu-offload.json'),
    ...LLAMA,
    '--micro-batch',
    '2',
    '--gpu',
    'rtx-4090',
    '--format',
    'json',
  ]);
  expect(code).toBe(0);
  const [target] = JSON.parse(out).targets;
  expect(target).toMatchObject({ outcome: 'found', world_size: 8 });
  // A card alone says nothing of the node's CPU memory.
  expect(target.verdict).toBe('unknown');
  expect(target.gpu_bytes).toBeLessThan(23.5 * 2 ** 30);
  expect(target.patch).toContainEqual({ op: 'replace', path: '/zero_optimization/stage', value: 3 });
});

test('each target is planned for its own ranks, whatever --world-size says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ds-review-plan-'));
  try {
    const [path, policy] = [join(folder, 'ds.json'), join(folder, 'ds-review.yml')];
    const config = { train_batch_size: 64, bf16: { enabled: true }, zero_optimization: { stage: 3 } };
    await writeFile(path, JSON.stringify({ ...config, optimizer: { type: 'AdamW', params: { lr: 1e-4 } } }));
    await writeFile(
      policy,
      'version: 1\ntargets: [{ name: few, gpu: h200, gpus_per_node: 4 }, { name: many, gpu: h200, gpus_per_node: 8, nodes: 8 }]\n',
    );
    const planned = async (...flags: string[]) =>
      JSON.parse((await runCli(['plan', path, ...LLAMA, ...flags, '--format', 'json'])).out).targets;
    const [few, many] = await planned('--policy', policy);
    const [alone] = await planned('--gpu', 'h200', '--world-size', '64');
    expect(many.gpu_bytes).toBe(alone.gpu_bytes);
    expect(few.gpu_bytes).not.toBe(many.gpu_bytes);
    expect([few.world_size, many.world_size]).toEqual([4, 64]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('upgrade names what a release refuses and which defaults moved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ds-review-upgrade-'));
  try {
    const path = join(folder, 'ds.json');
    await writeFile(
      path,
      '{"train_micro_batch_size_per_gpu": 1, "curriculum_learning": {"enabled": false}, "zero_optimization": {"stage": 2}}',
    );
    const { code, out } = await runCli(['upgrade', '0.16.9', '0.19.8', path]);
    expect(code).toBe(1);
    expect(out).toContain('removed-top-level-key');
    expect(out).toContain('gradient_clipping: default 0 → 1');
    expect((await runCli(['upgrade', '0.16.9', 'newest', path])).err).toContain('is no DeepSpeed release');
  } finally {
    await rm(folder, { recursive: true });
  }
});
