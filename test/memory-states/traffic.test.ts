/** What a step moves, and the largest model that fits. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveTargets } from '../../core/hardware/resolve-targets.ts';
import { largestModel } from '../../core/memory/largest-model.ts';
import { compareTraffic, trafficOf } from '../../core/memory/traffic.ts';
import { loadHardware } from '../../data/index.ts';

const catalogue = await loadHardware();
const llama = { params: 6738415616, largestLayer: 131072000, worldSize: 8, gpusPerNode: 8 };
const zero = (stage: number, more: object = {}, steps = 1): object => ({
  bf16: { enabled: true },
  gradient_accumulation_steps: steps,
  zero_optimization: { stage, ...more },
});
const cpu = { device: 'cpu' };
const nvme = { device: 'nvme', nvme_path: '/nvme' };

describe('traffic', () => {
  test.each([
    [0, 1, 2],
    [1, 1, 2],
    [2, 1, 2],
    [3, 1, 3],
    [0, 4, 2],
    [1, 4, 2],
    [2, 4, 5],
    [3, 4, 12],
  ])('stage %i with %i accumulation steps sends %i times the weights', (stage, steps, times) => {
    const { communication } = trafficOf({ ...llama, config: zero(stage, {}, steps) });
    expect(communication.bytes / ((2 * llama.params * 7) / 8)).toBeCloseTo(times, 6);
    expect(communication.source).toContain('ZeRO');
  });

  test('from ZeRO-2 with CPU offload to ZeRO-3: communication × 1.5, and the 27 GB over PCIe per step and node are gone', () => {
    const base = trafficOf({ ...llama, config: zero(2, { offload_optimizer: cpu }) });
    const head = trafficOf({ ...llama, config: zero(3) });
    expect(compareTraffic(base, head)).toMatchObject([
      { what: 'communication', factor: expect.closeTo(1.5, 6) },
      { what: 'pcie', factor: 0 },
    ]);
    expect(Math.round(base.pcie.bytes / 1e9)).toBe(27);
    expect(head.pcie).toEqual({ bytes: 0, formula: '', source: '' });
  });

  test('one rank talks to nobody', () => {
    for (const stage of [0, 1, 2, 3])
      expect(trafficOf({ ...llama, worldSize: 1, config: zero(stage) }).communication.bytes).toBe(0);
  });

  test('frozen weights are gathered, not reduced', () => {
    const adapters = { ...llama, trainableParams: 1e7 };
    expect(trafficOf({ ...adapters, config: zero(2) }).communication.bytes).toBe((2 * 2 * 1e7 * 7) / 8);
    expect(trafficOf({ ...adapters, config: zero(3) }).communication.bytes).toBe(
      Math.round((2 * (2 * llama.params + 1e7) * 7) / 8),
    );
  });

  test('ZeRO++: quantized weights halve the gathers, hpZ saves the one of backward', () => {
    const of = (more: object) =>
      trafficOf({ ...llama, config: zero(3, more) }).communication.bytes / ((2 * llama.params * 7) / 8);
    expect(of({ zero_quantized_weights: true })).toBeCloseTo(2, 6);
    expect(of({ zero_hpz_partition_size: 8 })).toBeCloseTo(2, 6);
    expect(of({ zero_quantized_weights: true, zero_hpz_partition_size: 8 })).toBeCloseTo(1.5, 6);
  });

  test('both offloads: weights go up twice for each micro step; on NVMe states and gradients are read and written', () => {
    const P = 8e9;
    const input = { params: P, largestLayer: 0, worldSize: 8, gpusPerNode: 8 };
    const onCpu = trafficOf({ ...input, config: zero(3, { offload_optimizer: cpu, offload_param: cpu }, 2) });
    expect(onCpu.pcie.bytes).toBe(2 * P * 2 + 2 * 2 * 2 * P);
    expect(onCpu.nvme.bytes).toBe(0);
    const onNvme = trafficOf({ ...input, config: zero(3, { offload_optimizer: nvme, offload_param: nvme }) });
    expect(onNvme.nvme.bytes).toBe((2 * 12 + 8) * P + 3 * 2 * P);
    expect(onNvme.nvme.formula).toContain('24 Ψt');
  });

  test('offload_param below stage 3 moves nothing, as DeepSpeed does not offload it there', () => {
    expect(trafficOf({ ...llama, config: zero(2, { offload_param: cpu }) }).pcie.bytes).toBe(0);
  });

  test('a change that moves nothing has no lines; traffic that is new has no factor', () => {
    const plain = trafficOf({ ...llama, config: zero(2) });
    expect(compareTraffic(plain, plain)).toEqual([]);
    expect(compareTraffic(plain, trafficOf({ ...llama, config: zero(2, { offload_optimizer: cpu }) }))).toMatchObject([
      { what: 'pcie', factor: null },
    ]);
  });
});

describe('largestModel', () => {
  const target = (request: object) => {
    const [one] = resolveTargets([request], catalogue).targets;
    if (one === undefined) throw new Error('no target');
    return one;
  };
  const h100 = target({ instance: 'aws/p5.48xlarge' });

  test('one H100 at stage 0 in bf16: 24 bytes a parameter and the all-reduce bucket', () => {
    const { params, limit } = largestModel(zero(0), target({ gpu: 'h100-80gb' }));
    expect(params).toBe(Math.floor((85017493504 - 832 * 2 ** 20) / 24));
    expect(limit).toBe('gpu');
  });

  test('each stage lets a larger model in; offload more, until CPU memory ends it', () => {
    const sizes = [zero(0), zero(1), zero(2), zero(3)].map((config) => largestModel(config, h100));
    for (const [index, one] of sizes.entries()) expect(one.params).toBeGreaterThan(sizes[index - 1]?.params ?? 0);
    const offloaded = largestModel(zero(3, { offload_optimizer: cpu, offload_param: cpu }), h100);
    expect(offloaded.limit).toBe('cpu');
    expect(offloaded.params).toBeGreaterThan(sizes[2]?.params ?? 0);
  });

  test('CPU memory that nobody states is not judged, and said so', () => {
    expect(largestModel(zero(2, { offload_optimizer: cpu }), target({ gpu: 'h100', gpus_per_node: 8 }))).toMatchObject({
      limit: 'gpu',
      unjudged: ['cpu'],
    });
    expect(
      largestModel(
        zero(3, { offload_optimizer: nvme, offload_param: nvme }),
        target({ gpu: 'h100', gpus_per_node: 8, cpu_memory: 1e15 }),
      ).unjudged,
    ).toEqual(['nvme']);
  });

  test('a card that the engine alone fills has room for no model', () => {
    expect(largestModel(zero(3, { reduce_bucket_size: 1e12 }), h100)).toEqual({
      params: 0,
      limit: 'gpu',
      unjudged: [],
    });
  });

  test('what it says fits, one more does not; more ranks never mean a smaller model', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 64 }),
        fc.boolean(),
        (stage, nodes, offload) => {
          const config = zero(stage, offload ? { offload_optimizer: cpu } : {});
          const one = largestModel(config, target({ instance: 'aws/p5.48xlarge', nodes }));
          const more = largestModel(config, target({ instance: 'aws/p5.48xlarge', nodes: nodes + 1 }));
          expect(Number.isSafeInteger(one.params)).toBe(true);
          expect(more.params).toBeGreaterThanOrEqual(one.params);
        },
      ),
      { numRuns: 40 },
    );
  });
});
