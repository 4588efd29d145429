/** Every key of a ds_config that moves bytes moves them the way DeepSpeed's source says. */
import { describe, expect, test } from '@jest/globals';
import { estimate } from '../../core/memory/estimate.ts';
import type { MemoryEstimate } from '../../core/memory/result.ts';
import type { TrainingRun } from '../../core/memory/run.ts';

const P = 1_100_048_384;
const MIB = 2 ** 20;

const MODEL = {
  model_type: 'llama',
  hidden_size: 2048,
  intermediate_size: 5632,
  num_hidden_layers: 22,
  num_attention_heads: 32,
  num_key_value_heads: 4,
  vocab_size: 32000,
};

function estimated(config: Record<string, unknown>, change: Partial<TrainingRun> = {}): MemoryEstimate {
  const result = estimate({
    worldSize: 8,
    microBatch: 1,
    sequenceLength: 1024,
    gradientCheckpointing: true,
    attention: 'sdpa',
    lora: null,
    clientOptimizer: null,
    model: { kind: 'config', config: MODEL },
    config: { bf16: { enabled: true }, optimizer: { type: 'AdamW' }, ...config },
    ...change,
  });
  if ('error' in result) throw new Error(result.error);
  return result;
}

const zero = (stage: number, more: Record<string, unknown> = {}, top: Record<string, unknown> = {}): MemoryEstimate =>
  estimated({ ...top, zero_optimization: { stage, ...more } });

const peak = ({ gpu }: MemoryEstimate): number => gpu.peak_allocated;
const term = (result: MemoryEstimate, name: string, phase = 'backward'): number =>
  result.phases.find((one) => one.phase === phase)?.terms.find((one) => one.term === name)?.bytes ?? 0;

function near(actual: number, expected: number, slack = 4 * MIB): void {
  expect(Math.abs(actual - expected)).toBeLessThan(slack);
}

describe('buckets', () => {
  test('reduce_bucket_size is one buffer at stage 2, two with overlap_comm', () => {
    near(term(zero(2), 'reduce-bucket'), 2 * 5e8);
    near(term(zero(2, { overlap_comm: true }), 'reduce-bucket'), 4 * 5e8);
    near(term(zero(2, { reduce_bucket_size: 5e7 }), 'reduce-bucket'), 2 * 5e7);
  });

  test('contiguous_gradients: false has no bucket', () => {
    expect(term(zero(2, { contiguous_gradients: false }), 'reduce-bucket')).toBe(0);
  });

  test('stage 3 keeps it between the steps', () => {
    near(term(zero(3), 'reduce-bucket', 'between-steps'), 2 * 5e8);
  });

  test('allgather_bucket_size and round_robin_gradients change nothing at the peak', () => {
    expect(peak(zero(2, { allgather_bucket_size: 1e9 }))).toBe(peak(zero(2)));
    near(peak(zero(2, { round_robin_gradients: true })), peak(zero(2)), 0.1 * peak(zero(2)));
  });
});

describe('stage 3', () => {
  test('fewer live parameters, a smaller prefetch bucket: less is gathered', () => {
    const base = term(zero(3), 'gathered-weights', 'forward');
    expect(term(zero(3, { stage3_max_live_parameters: 1e8 }), 'gathered-weights', 'forward')).toBeLessThan(0.5 * base);
    expect(term(zero(3, { stage3_prefetch_bucket_size: 0 }), 'gathered-weights', 'forward')).toBeLessThan(0.5 * base);
  });

  test('persistent parameters stay gathered between the steps', () => {
    const low = term(zero(3, { stage3_param_persistence_threshold: 0 }), 'gathered-weights', 'between-steps');
    const high = term(zero(3, { stage3_param_persistence_threshold: 1e6 }), 'gathered-weights', 'between-steps');
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(2 * 22 * 2 * 2048);
  });

  test('sub_group_size bounds the gradients of the update', () => {
    near(term(zero(3), 'step-gradients', 'step'), (6 * P) / 8, 8 * MIB);
    expect(term(zero(3, { sub_group_size: 1e7 }), 'step-gradients', 'step')).toBeLessThan((6 / 8) * 8 * 75e6);
  });

  test('offload_param takes the partition from the GPU and pins it', () => {
    const result = zero(3, { offload_param: { device: 'cpu', pin_memory: false } });
    expect(term(result, 'weight-partition', 'between-steps')).toBe(0);
    expect(result.cpu.pinned_per_rank).toBe(2 ** Math.ceil(Math.log2((2 * P) / 8)));
  });

  test('partial offload keeps 1 - ratio of the sub groups on the GPU', () => {
    const offload = (ratio: number): MemoryEstimate =>
      zero(3, { sub_group_size: 1e7, offload_optimizer: { device: 'cpu', ratio } });
    expect(term(offload(1), 'optimizer-states', 'between-steps')).toBe(0);
    const half = term(offload(0.5), 'optimizer-states', 'between-steps');
    near(half, ((8 * P) / 8) * 0.5, 0.1 * P);
    expect(offload(0.5).cpu.rss_per_rank).toBeLessThan(offload(1).cpu.rss_per_rank);
  });

  test('hpZ keeps a second partition', () => {
    const second = zero(3, { zero_hpz_partition_size: 4 });
    // Each is a block of its own: up to 1 MiB of each stays unused.
    near(second.gpu.after_init - zero(3).gpu.after_init, (2 * P) / 4, 32 * MIB);
    // The update makes it void.
    near(second.gpu.after_step, zero(3).gpu.after_step);
  });

  test('quantized weights gather bytes', () => {
    const forwardTerms = (more: Record<string, unknown>): readonly string[] =>
      zero(3, { ...more, stage3_prefetch_bucket_size: 2e8, stage3_max_live_parameters: 4e8 }).terms.map(
        ({ term: id }) => id,
      );
    expect(forwardTerms({ zero_quantized_weights: true })).toContain('quantized-gather');
    expect(forwardTerms({})).not.toContain('quantized-gather');
  });

  test('NVMe: nothing of the states in CPU memory, all of it on the disk', () => {
    const result = zero(3, {
      offload_optimizer: { device: 'nvme', nvme_path: '/x' },
      offload_param: { device: 'nvme', nvme_path: '/x', buffer_count: 4, buffer_size: 1e8 },
    });
    near(result.nvme.per_node, (16 + 2) * P, 0.01 * P);
    expect(term(result, 'optimizer-states', 'between-steps')).toBe(0);
  });
});

describe('types', () => {
  test('fp32 accumulation at stage 1: the whole fp32 gradient on every rank', () => {
    const result = zero(1, {}, { data_types: { grad_accum_dtype: 'fp32' } });
    near(term(result, 'gradient-partition', 'between-steps'), 4 * P);
  });

  test('fp32 accumulation at stage 1: the bf16 gradients wait for the step, unless each is added at once', () => {
    const data_types = { grad_accum_dtype: 'fp32' };
    const late = zero(1, {}, { data_types, bf16: { enabled: true } });
    const soon = zero(1, {}, { data_types, bf16: { enabled: true, immediate_grad_update: true } });
    near((late.gpu.peak_step ?? 0) - (soon.gpu.peak_step ?? 0), 2 * P);
  });

  test('fp32 accumulation at stage 2: the own partition in fp32, and no copy of it in step', () => {
    const result = zero(2, {}, { data_types: { grad_accum_dtype: 'fp32' } });
    near(term(result, 'gradient-partition', 'step'), (4 * P) / 8);
    expect(term(result, 'step-gradients', 'step')).toBe(0);
  });

  test('bf16 master weights and states take half', () => {
    const bf16 = { enabled: true, bf16_master_weights_and_grads: true, bf16_optimizer_states: true };
    const result = zero(2, {}, { bf16 });
    near(term(result, 'master-weights', 'between-steps'), (2 * P) / 8);
    near(term(result, 'optimizer-states', 'between-steps'), (4 * P) / 8);
  });
});

describe('optimizers', () => {
  test.each([
    ['Lion', 4],
    ['Adagrad', 4],
    ['SGD', 0],
    ['AdamW', 8],
  ])('%s keeps %i bytes a parameter', (type, bytes) => {
    near(term(zero(2, {}, { optimizer: { type } }), 'optimizer-states', 'between-steps'), (bytes * P) / 8);
  });

  test('8-bit Adam of the script keeps a little over 2', () => {
    const result = estimated({ zero_optimization: { stage: 2 } }, { clientOptimizer: 'adamw_8bit' });
    near(term(result, 'optimizer-states', 'between-steps'), (2 * (1 + 4 / 256) * P) / 8);
    expect(result.confidence).toBe('derived');
  });
});

describe('parallelism and what is trained', () => {
  test('tensor parallelism divides the layers and leaves the model its size', () => {
    const result = estimated({ zero_optimization: { stage: 1 }, tensor_parallel: { autotp_size: 4 } });
    expect(result.params).toBe(P);
    expect(result.gpu.model_on_gpu).toBeLessThan(0.4 * 2 * P);
    expect(result.confidence).toBe('assumed');
  });

  test('frozen modules have no gradient and no states', () => {
    const result = estimated({ zero_optimization: { stage: 2 } }, { frozen: ['embed_tokens', 'lm_head'] });
    expect(result.trainable_params).toBe(P - 2 * 32000 * 2048);
    near(term(result, 'optimizer-states', 'between-steps'), (8 * (P - 2 * 32000 * 2048)) / 8);
  });

  test('extra parameters count', () => {
    expect(estimated({ zero_optimization: { stage: 2 } }, { extraParameters: 1e6 }).params).toBe(P + 1e6);
  });
});
