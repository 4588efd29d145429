/** The engine alone, on one core: many configs on many targets, one replay of a 7 B model, the search of `plan`. */
import { readFileSync } from 'node:fs';
import { LATEST } from '../../core/deepspeed/releases.ts';
import { estimate } from '../../core/memory/estimate.ts';
import { fastForm, fastMemory } from '../../core/memory/plan/fast-form.ts';
import type { TrainingRun } from '../../core/memory/run.ts';
import { findModel } from '../../core/models/find-model.ts';
import { DEFAULT_POLICY } from '../../core/policy/defaults.ts';
import { reviewPullRequest } from '../../core/review/review.ts';
import { loadHardware, loadModels } from '../../data/index.ts';
import { type Figure, median } from './figure.ts';

const CONFIGS = 1000;
const TARGETS = 20;
const ROUNDS = 9;
const COMBINATIONS = 100_000;

export async function benchReview(): Promise<readonly Figure[]> {
  const [hardware, models] = await Promise.all([loadHardware(), loadModels()]);
  const text = readFileSync('test/cli/fixtures/zero2-cpu-offload.json', 'utf8');
  const files = Array.from({ length: CONFIGS }, (_, index) => ({
    path: `configs/${index}.json`,
    status: 'modified' as const,
    base: text.replace('"stage": 2', '"stage": 1'),
    head: text.replace('1000', String(1000 + index)),
  }));
  const cards = ['a100-80gb-sxm', 'h100-80gb-sxm', 'rtx-4090', 'nvidia-l40s-48gb', 'nvidia-h200-141gb-sxm'];
  const targets = Array.from({ length: TARGETS }, (_, index) => ({
    name: `t${index}`,
    gpu: cards[index % cards.length],
    gpus_per_node: 8,
    nodes: 1 + Math.floor(index / cards.length),
  }));
  const began = performance.now();
  const review = reviewPullRequest({
    files,
    refs: { repository: 'a/b', serverUrl: null, pull: 1, baseSha: null, headSha: null, mergeBaseSha: null },
    policy: { path: '.github/ds-review.yml', parsed: { ...DEFAULT_POLICY, targets }, problems: [] },
    hardware,
    models,
    deepspeed: { version: LATEST, from: 'bench' },
  });
  const seconds = (performance.now() - began) / 1000;
  if (review.configs.length !== CONFIGS || review.targets.length !== TARGETS)
    throw new Error(
      `reviewed ${review.configs.length} configs on ${review.targets.length} targets: ${JSON.stringify(review.policy.problems)}`,
    );
  return [
    { name: `${CONFIGS} configs × ${TARGETS} targets, base and head`, value: seconds, unit: 's', limit: { most: 2 } },
    replayOf7B(models),
    ...search(models),
  ];
}

/** What `plan` computes for each candidate, and so many of them. */
function search(models: Awaited<ReturnType<typeof loadModels>>): readonly Figure[] {
  const form = fastForm({ ...runOf7B(models), config: { zero_optimization: { stage: 3 } } });
  if ('error' in form) throw new Error(form.error);
  const began = process.cpuUsage();
  for (let index = 0; index < COMBINATIONS; index++) {
    const offload_optimizer = { device: index % 3 === 0 ? 'cpu' : 'none' };
    fastMemory(form, {
      worldSize: 8,
      config: { zero_optimization: { stage: index % 4, reduce_bucket_size: 1e6 + index, offload_optimizer } },
      clientOptimizer: null,
      microBatch: 1 + (index % 32),
      checkpointing: index % 2 === 0,
    });
  }
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  return [
    {
      name: 'estimate of one candidate of plan',
      value: (seconds * 1000) / COMBINATIONS,
      unit: 'ms',
      limit: { most: 0.3 },
    },
    { name: `${COMBINATIONS.toLocaleString('en')} candidates`, value: seconds, unit: 's', limit: { most: 10 } },
  ];
}

function runOf7B(models: Awaited<ReturnType<typeof loadModels>>): TrainingRun {
  const found = findModel('meta-llama/Llama-2-7b-hf', models);
  if (!found.found) throw new Error(found.message);
  return {
    worldSize: 8,
    microBatch: 2,
    sequenceLength: 4096,
    gradientCheckpointing: true,
    attention: 'sdpa',
    lora: null,
    clientOptimizer: null,
    config: { bf16: { enabled: true }, zero_optimization: { stage: 3 }, optimizer: { type: 'AdamW' } },
    model: { kind: 'config', config: found.model.config },
  };
}

function replayOf7B(models: Awaited<ReturnType<typeof loadModels>>): Figure {
  const run = runOf7B(models);
  const once = (): number => {
    const began = performance.now();
    const result = estimate(run);
    if ('error' in result) throw new Error(result.error);
    return performance.now() - began;
  };
  for (let round = 0; round < 3; round++) once();
  return {
    name: 'one replay of a 7 B model at stage 3, three steps',
    value: median(Array.from({ length: ROUNDS }, once)),
    unit: 'ms',
    limit: { most: 60 },
  };
}
