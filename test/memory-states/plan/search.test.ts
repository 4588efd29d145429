/** The plan itself, the largest micro batch, and how far the fast form is from the replay. */
import { describe, expect, test } from '@jest/globals';
import { largestMicroBatch } from '../../../core/memory/advise.ts';
import { estimate } from '../../../core/memory/estimate.ts';
import { type FastForm, fastForm, fastMemory } from '../../../core/memory/plan/fast-form.ts';
import { patchOfWritten } from '../../../core/memory/plan/json-patch.ts';
import { planFor } from '../../../core/memory/plan/search.ts';
import type { TrainingRun } from '../../../core/memory/run.ts';
import { isJson, type Json } from '../../../core/memory/settings/read.ts';
import { verdictOf } from '../../../core/memory/verdict.ts';
import { runOf, targetOf } from './runs.ts';

const LLAMA = 'meta-llama/Llama-2-7b-hf';
const TINY = 'TinyLlama/TinyLlama-1.1B-Chat-v1.0';
const lab = targetOf({ gpu: 'rtx-4090', gpus_per_node: 4, cpu_memory: 256e9 });
const prod = targetOf({ instance: 'aws/p5.48xlarge' });

function formOf(run: TrainingRun): FastForm {
  const form = fastForm(run);
  if ('error' in form) throw new Error(form.error);
  return form;
}

describe('planFor', () => {
  test('a 7 B model on four 24 GB cards needs the optimizer on the CPU; what it says fits, fits in the replay', () => {
    const run = runOf(
      LLAMA,
      { gradient_accumulation_steps: 4, train_micro_batch_size_per_gpu: 2, zero_optimization: { stage: 3 } },
      { sequenceLength: 4096 },
    );
    const plan = planFor(run, lab);
    if (plan.outcome !== 'found') throw new Error(plan.outcome);
    expect(plan.now?.verdict.fit).toBe('does-not-fit');
    expect(plan.run.candidate).toMatchObject({ stage: 3, offloadOptimizer: 'cpu', offloadParameters: 'none' });
    const { candidate, config } = plan.run;
    expect(candidate.microBatch * candidate.accumulation).toBe(8);
    const again = estimate({
      ...run,
      config,
      worldSize: 4,
      gpusPerNode: 4,
      microBatch: candidate.microBatch,
      gradientAccumulationSteps: candidate.accumulation,
    });
    if ('error' in again) throw new Error(again.error);
    expect(verdictOf(again, lab).fit).toBe('fits');
    expect(plan.run.traffic.pcie.bytes).toBeGreaterThan(plan.now?.traffic.pcie.bytes ?? 0);
    const written = isJson(run.config) ? run.config : {};
    expect(patchOfWritten(written, written, config).patch).toContainEqual({
      op: 'add',
      path: '/zero_optimization/offload_optimizer',
      value: { device: 'cpu' },
    });
  });

  test('what is least slow already stays as it is', () => {
    const run = runOf('Qwen/Qwen2.5-0.5B', { zero_optimization: { stage: 0 } }, { microBatch: 1, sequenceLength: 512 });
    const plan = planFor(run, prod);
    expect(plan.outcome).toBe('unchanged');
    if (plan.outcome === 'unchanged') expect(plan.run.config).toEqual(run.config);
  });

  test('offload that is not needed goes, and so does the stage', () => {
    const run = runOf(TINY, {
      zero_optimization: { stage: 3, offload_optimizer: { device: 'cpu' }, offload_param: { device: 'cpu' } },
    });
    const plan = planFor(run, prod);
    if (plan.outcome !== 'found') throw new Error(plan.outcome);
    expect(plan.run.candidate).toMatchObject({
      stage: 0,
      offloadOptimizer: 'none',
      offloadParameters: 'none',
      microBatch: 2,
    });
    expect(plan.run.config).toMatchObject({ zero_optimization: { stage: 0 } });
    expect(plan.run.traffic.pcie.bytes).toBe(0);
  });

  test('checkpointing comes last: only where no config fits without it', () => {
    const run = runOf(
      LLAMA,
      { zero_optimization: { stage: 3 } },
      { gradientCheckpointing: false, microBatch: 1, sequenceLength: 4096 },
    );
    const without = planFor(run, targetOf({ gpu: 'rtx-4090', gpus_per_node: 8, cpu_memory: 1e12 }));
    if (without.outcome !== 'found') throw new Error(without.outcome);
    expect(without.run.candidate.checkpointing).toBe(true);
    const roomy = planFor(run, prod);
    if (roomy.outcome === 'nothing-fits' || roomy.outcome === 'cannot-plan') throw new Error(roomy.outcome);
    expect(roomy.run.candidate.checkpointing).toBe(false);
  });

  test('nothing fits: the nearest is shown, with what is missing', () => {
    const slice = targetOf({ gpu: 'a100-40gb-1g.5gb', cpu_memory: 1e12 });
    const of = (sequenceLength: number) =>
      planFor(runOf(LLAMA, { zero_optimization: { stage: 2 } }, { sequenceLength }), slice);
    expect(of(16384)).toMatchObject({ outcome: 'nothing-fits', nearest: { verdict: { fit: 'does-not-fit' } } });
    // With short samples and everything offloaded even 5 GB do.
    expect(of(1024)).toMatchObject({
      outcome: 'found',
      run: { candidate: { offloadParameters: 'cpu' }, verdict: { fit: 'fits' } },
    });
  });

  test('CPU memory that a target does not state rules offload not out: the verdict says how much is needed', () => {
    const bare = targetOf({ gpu: 'rtx-4090', gpus_per_node: 4 });
    const run = runOf(LLAMA, { zero_optimization: { stage: 3 } });
    const plan = planFor(run, bare);
    expect(plan).toMatchObject({ outcome: 'found', run: { verdict: { fit: 'unknown', code: 'cpu-unknown' } } });
    const { config } = plan.outcome === 'found' ? plan.run : { config: {} };
    expect(largestMicroBatch({ ...run, config }, bare)).toMatchObject({ ok: true });
  });

  test('too little CPU memory rules offload out', () => {
    const run = runOf(LLAMA, { zero_optimization: { stage: 2 } }, { microBatch: 1, sequenceLength: 512 });
    const plan = planFor(run, targetOf({ gpu: 'rtx-4090', gpus_per_node: 4, cpu_memory: 32e9 }));
    expect(plan.outcome).toBe('nothing-fits');
  });

  test.each([
    [
      'only a parameter count',
      { ...runOf(TINY, {}), model: { kind: 'count', params: 1e9, largestLayer: 1e8 } },
      'activations',
    ],
    [
      'an unknown architecture',
      { ...runOf(TINY, {}), model: { kind: 'config', config: { model_type: 'nobody' } } },
      'nobody',
    ],
    ['a config that is none', { ...runOf(TINY, {}), config: [] }, 'JSON object'],
  ] as const)('%s: says why there is no plan', (_, run, words) => {
    expect(planFor(run as TrainingRun, prod)).toMatchObject({
      outcome: 'cannot-plan',
      reason: expect.stringContaining(words),
    });
  });

  test('100,000 combinations are looked through', () => {
    const run = runOf(TINY, { zero_optimization: { stage: 3 } });
    const form = formOf(run);
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < 100_000; index += 1) {
      const config = {
        ...(run.config as Json),
        zero_optimization: {
          stage: index % 4,
          reduce_bucket_size: 1e6 + index,
          offload_optimizer: { device: index % 3 === 0 ? 'cpu' : 'none' },
        },
      };
      const memory = fastMemory(form, {
        worldSize: 8,
        config,
        clientOptimizer: null,
        microBatch: 1 + (index % 32),
        checkpointing: index % 2 === 0,
      });
      least = Math.min(least, memory.gpuBytes);
    }
    expect(least).toBeGreaterThan(0);
  });
});

describe('the fast form', () => {
  const configs: readonly object[] = [0, 1, 2, 3].flatMap((stage) => [
    { zero_optimization: { stage } },
    { zero_optimization: { stage, reduce_bucket_size: 5e7, overlap_comm: true } },
    ...(stage === 0 ? [] : [{ zero_optimization: { stage, offload_optimizer: { device: 'cpu' } } }]),
    ...(stage === 3
      ? [
          {
            zero_optimization: {
              stage,
              offload_optimizer: { device: 'cpu' },
              offload_param: { device: 'cpu' },
              stage3_max_live_parameters: 1e8,
            },
          },
        ]
      : []),
  ]);

  test('is within 4 % of the replay on average, 25 % at worst', () => {
    const errors: number[] = [];
    for (const id of [LLAMA, 'openai-community/gpt2-xl']) {
      for (const checkpointing of [true, false]) {
        const form = formOf(runOf(id, {}, { gradientCheckpointing: checkpointing, sequenceLength: 512 }));
        for (const [index, config] of configs.entries()) {
          const run = runOf(id, config, {
            gradientCheckpointing: checkpointing,
            sequenceLength: 512,
            worldSize: [4, 8, 64][index % 3] ?? 8,
            microBatch: 1 + (index % 3),
          });
          const found = estimate(run);
          if ('error' in found) throw new Error(found.error);
          const real = Math.max(found.gpu.peak_allocated, found.gpu.peak_init);
          errors.push(fastMemory(form, { ...run, checkpointing }).gpuBytes / real - 1);
        }
      }
    }
    const sizes = errors.map(Math.abs);
    expect(sizes.reduce((sum, error) => sum + error, 0) / sizes.length).toBeLessThan(0.04);
    expect(Math.max(...sizes)).toBeLessThan(0.25);
  });

  test.each([
    'mistralai/Mixtral-8x7B-v0.1',
    'Qwen/Qwen3-30B-A3B',
    'google/flan-t5-large',
    'llava-hf/llava-1.5-7b-hf',
    'FacebookAI/roberta-large',
  ])('%s: within 12 %% of the replay on average, 40 %% at worst', (id) => {
    const errors: number[] = [];
    const form = formOf(runOf(id, {}, { gradientCheckpointing: true, sequenceLength: 1024 }));
    for (const config of configs) {
      const run = runOf(id, config, { sequenceLength: 1024, worldSize: 64, microBatch: 2 });
      const found = estimate(run);
      if ('error' in found) throw new Error(found.error);
      const real = Math.max(found.gpu.peak_allocated, found.gpu.peak_init);
      errors.push(Math.abs(fastMemory(form, { ...run, checkpointing: true }).gpuBytes / real - 1));
    }
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.12);
    expect(Math.max(...errors)).toBeLessThan(0.4);
  });

  test('grows with the micro batch', () => {
    const run = runOf(TINY, { zero_optimization: { stage: 2 } }, { gradientCheckpointing: false });
    const form = formOf(run);
    const of = (microBatch: number) => fastMemory(form, { ...run, microBatch, checkpointing: false }).gpuBytes;
    expect(of(16) - of(8)).toBeCloseTo(of(24) - of(16), -1);
    expect(of(2)).toBeGreaterThan(of(1));
  });
});

describe('largestMicroBatch', () => {
  test('one more does not fit', () => {
    for (const stage of [2, 3]) {
      const run = runOf(TINY, { zero_optimization: { stage } }, { gradientCheckpointing: false });
      const largest = largestMicroBatch(run, lab);
      if (!largest.ok) throw new Error(largest.message);
      const judged = (microBatch: number) => {
        const found = estimate({ ...run, microBatch, worldSize: 4, gpusPerNode: 4 });
        return 'error' in found ? 'error' : verdictOf(found, lab).fit;
      };
      expect([judged(largest.microBatch), judged(largest.microBatch + 1)].map((one) => one === 'fits')).toEqual([
        true,
        false,
      ]);
    }
  });

  test('not even one sample, and no model at all', () => {
    expect(largestMicroBatch(runOf(LLAMA, { zero_optimization: { stage: 0 } }), lab)).toMatchObject({
      ok: false,
      code: 'too-small',
    });
    expect(
      largestMicroBatch({ ...runOf(TINY, {}), model: { kind: 'count', params: 1e9, largestLayer: 1 } }, lab),
    ).toMatchObject({ ok: false, code: 'unknown' });
  });
});
