/**
 * The whole way with the real parts: comment → bot → dispatch → the workflow's own steps with the real DeepSpeed on the CPU → artifact → check.
 * Run by `npm run test:smoke`, which makes the Python environment.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { Stage, until } from '../../bot/harness/stage.ts';
import type { WorkflowRun } from '../../fake-github/bot/world.ts';
import { zip } from '../../fake-github/bot/zip.ts';
import { type JobEnd, runSmokeWorkflow } from '../../stand-in-runner/runner.ts';

const PYTHON = resolve('.venv/bin/python');
const MINUTES = 60_000;

let built: Bundle;
let stage: Stage;
beforeAll(async () => {
  if (!existsSync(PYTHON)) throw new Error('.venv is missing: tools/python/setup.sh makes it');
  built = await bundle();
});
afterAll(() => built.remove());
afterEach(async () => {
  const { violations } = stage;
  await stage.close();
  expect(violations).toEqual([]);
});

const config = (zero: object, more: object = {}): string =>
  JSON.stringify({
    train_micro_batch_size_per_gpu: 1,
    bf16: { enabled: true },
    optimizer: { type: 'AdamW', params: { lr: 1e-3, torch_adam: true } },
    zero_optimization: zero,
    ...more,
  });

async function dispatched(text: string): Promise<WorkflowRun> {
  stage = await Stage.open({ config: text });
  await stage.startBot({ main: built.main });
  await stage.comment('/ds-smoke zero3');
  expect(stage.check().status).not.toBe('completed');
  return stage.run();
}

/** What GitHub and its runner do between the dispatch and the end. */
async function run(job: WorkflowRun, signal?: AbortSignal): Promise<JobEnd> {
  const { world, github } = stage.git;
  world.begin(job);
  await stage.idle();
  const token = world.state.actionsToken(stage.repository).value;
  const end = await runSmokeWorkflow({
    inputs: job.inputs,
    api: github.api,
    repository: stage.repository.fullName,
    token,
    sha: job.headSha,
    python: PYTHON,
    ...(signal ? { signal } : {}),
  });
  for (const artifact of end.artifacts)
    job.artifacts.push({
      id: world.state.nextId(),
      name: artifact.name,
      zip: zip({ [artifact.file]: artifact.bytes.toString('utf8') }),
    });
  world.complete(job, end.conclusion);
  await stage.idle();
  return end;
}

test(
  'a passing config ends in a green check with the figures of the run',
  async () => {
    const end = await run(await dispatched(config({ stage: 3, reduce_bucket_size: 1_000_000 })));
    expect(end.log).toContain('PASS: 3 steps at ZeRO stage 3, 8 virtual ranks');
    expect(end.conclusion).toBe('success');
    expect(end.summary).toContain('3 steps at ZeRO stage 3');
    const check = stage.check();
    expect(check).toMatchObject({ status: 'completed', conclusion: 'success' });
    const text = JSON.stringify(check.output);
    expect(text).toContain('DeepSpeed');
    expect(text).toContain('Loss by step');
  },
  5 * MINUTES,
);

test(
  'a config that the engine rejects at init ends in a red check with its reason',
  async () => {
    // fp16 is fine for DeepSpeedConfig and on most GPUs: only the engine, on this machine, knows that its CPU has none.
    const half = JSON.stringify({
      train_micro_batch_size_per_gpu: 1,
      fp16: { enabled: true },
      zero_optimization: { stage: 3 },
      optimizer: { type: 'AdamW', params: { lr: 1e-3, torch_adam: true } },
    });
    const end = await run(await dispatched(half));
    expect(end.conclusion).toBe('failure');
    const check = stage.check();
    expect(check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(JSON.stringify(check.output)).toContain('fp16 is not supported');
  },
  5 * MINUTES,
);

test(
  'a config that DeepSpeed would reject spends no minute of a runner',
  async () => {
    stage = await Stage.open({ config: config({ stage: 3, aio: { block_size: 262144 } }) });
    await stage.startBot({ main: built.main });
    await stage.comment('/ds-smoke zero3');
    expect(stage.runs()).toHaveLength(0);
    expect(stage.replies().join('\n')).toContain('strict-block-unknown-key');
  },
  MINUTES,
);

test(
  'a run that is cancelled half-way ends in a cancelled check',
  async () => {
    const job = await dispatched(config({ stage: 3, reduce_bucket_size: 1_000_000 }));
    const cancel = new AbortController();
    const running = run(job, cancel.signal);
    await until('the job runs', () => job.status === 'in_progress', 30_000);
    setTimeout(() => cancel.abort(), 4_000);
    const end = await running;
    expect(end.conclusion).toBe('cancelled');
    expect(stage.check()).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
  },
  5 * MINUTES,
);
