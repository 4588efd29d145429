/** The closed form of model states: against 127 measured runs (measured.jsonl), and its properties. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { modelStates, modelStatesEstimate, peakGpuBytes, type StatesInput } from '../../core/memory/model-states.ts';
import type { ClientOptimizer } from '../../core/memory/run.ts';
import { bytesOf } from '../../core/memory/states/moments.ts';
import { termById } from '../../core/memory/terms/index.ts';

interface Row {
  readonly id: string;
  readonly params: number;
  readonly trainable: number;
  readonly largest: number;
  readonly world_size: number;
  readonly lora: boolean;
  readonly client_optimizer: ClientOptimizer;
  readonly config: { readonly zero_optimization?: { readonly stage: number; readonly offload_optimizer?: object } };
  readonly bytes: Readonly<
    Record<
      | 'after_init'
      | 'peak_init'
      | 'peak_step'
      | 'after_step'
      | 'peak_allocated'
      | 'cpu_rss_delta_peak'
      | 'pinned_allocated_peak',
      number
    >
  >;
}

const rows = readFileSync('test/memory-states/measured.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const inputOf = (row: Row): StatesInput => ({
  params: row.params,
  trainableParams: row.trainable,
  largestLayer: row.largest,
  worldSize: row.world_size,
  clientOptimizer: row.client_optimizer,
  config: row.config,
});
/** 512-byte rounding, rotary tables and the like: what a count of parameters cannot know of a small model. */
const SMALL = 48 * 2 ** 20;
const close = (ours: number, measured: number, share: number): boolean =>
  Math.abs(ours - measured) <= share * measured + SMALL;

describe('against measured runs', () => {
  const full = rows.filter((row) => !row.lora);

  test.each(full.map((row) => [row.id, row] as const))('%s: after init and at the peak of init', (_, row) => {
    const { gpu } = modelStatesEstimate(inputOf(row));
    expect([gpu.after_init, row.bytes.after_init, close(gpu.after_init, row.bytes.after_init, 0.002)]).toContain(true);
    expect([gpu.peak_init, row.bytes.peak_init, close(gpu.peak_init, row.bytes.peak_init, 0.012)]).toContain(true);
  });

  test('after a step: within 150 MiB (workspaces, inputs, persistent parameters), never above what was measured', () => {
    for (const row of full) {
      const { gpu } = modelStatesEstimate(inputOf(row));
      const missing = row.bytes.after_step - gpu.after_step;
      expect({ id: row.id, missing: missing > -SMALL && missing < 150 * 2 ** 20 ? 'little' : missing }).toEqual({
        id: row.id,
        missing: 'little',
      });
    }
  });

  test('model states never exceed by 1 % what the whole run took', () => {
    const over = rows.filter((row) => {
      const { gpu } = modelStatesEstimate(inputOf(row));
      return (
        gpu.peak_allocated > 1.01 * row.bytes.peak_allocated && gpu.peak_allocated > row.bytes.peak_allocated + SMALL
      );
    });
    expect(over.map((row) => row.id)).toEqual([]);
  });

  test('CPU memory of the runs with offload: pinned and resident within 6 %', () => {
    const offloaded = rows.filter((row) => row.config.zero_optimization?.offload_optimizer !== undefined);
    expect(offloaded.length).toBeGreaterThan(20);
    for (const row of offloaded) {
      const { cpu } = modelStatesEstimate(inputOf(row));
      expect([row.id, Math.abs(cpu.pinned_per_rank / row.bytes.pinned_allocated_peak - 1) < 0.065]).toEqual([
        row.id,
        true,
      ]);
      expect([row.id, Math.abs(cpu.rss_per_rank / row.bytes.cpu_rss_delta_peak - 1) < 0.035]).toEqual([row.id, true]);
    }
  });
});

describe('bytes for one parameter, as the tables of the field have them', () => {
  const P = 1e10;
  const perParam = (config: object, worldSize = 1, clientOptimizer: ClientOptimizer = null): Record<string, number> => {
    const { moments } = modelStates({ params: P, largestLayer: 0, worldSize, config, clientOptimizer });
    const of = (list: readonly (readonly { bytes: number }[])[]): number =>
      Math.max(...list.map((moment) => bytesOf(moment as never))) / P;
    return { init: of(moments.init), rest: of([moments.betweenSteps]), step: of(moments.step) };
  };
  const bf16 = { bf16: { enabled: true } };
  const stage = (n: number, more: object = {}): object => ({
    ...bf16,
    zero_optimization: { stage: n, reduce_bucket_size: 1, ...more },
  });

  test.each([
    ['stage 0, fp32', {}, 1, null, { init: 4, rest: 12, step: 16 }],
    ['stage 0, bf16', bf16, 1, null, { init: 18, rest: 14, step: 24 }],
    ['stage 0, bf16, torch AdamW fused', bf16, 1, 'torch_adamw_fused', { init: 20, rest: 14, step: 20 }],
    ['stage 1, one rank', stage(1), 1, null, { init: 10, rest: 14, step: 22 }],
    ['stage 2, one rank', stage(2), 1, null, { init: 10, rest: 14, step: 22 }],
    ['stage 2, 8 ranks', stage(2), 8, null, { init: 4, rest: 3.5, step: 4.5 }],
    ['stage 2, Lion', { ...stage(2), optimizer: { type: 'Lion' } }, 8, null, { init: 4, rest: 3, step: 4 }],
    ['stage 2, SGD', { ...stage(2), optimizer: { type: 'SGD' } }, 8, null, { init: 4, rest: 2.5, step: 3.5 }],
    ['stage 2, offload', stage(2, { offload_optimizer: { device: 'cpu' } }), 8, null, { init: 4, rest: 2, step: 2 }],
    ['stage 3, 8 ranks', stage(3, { sub_group_size: 1e14 }), 8, null, { init: 1.25, rest: 2, step: 2.75 }],
    [
      'stage 3, offload of both',
      stage(3, { offload_optimizer: { device: 'cpu' }, offload_param: { device: 'cpu' } }),
      8,
      null,
      { init: 0, rest: 0, step: 0 },
    ],
  ] as const)('%s', (_, config, worldSize, client, expected) => {
    for (const [name, value] of Object.entries(perParam(config, worldSize, client)))
      expect([name, value]).toEqual([name, expect.closeTo(expected[name as 'init'], 6)]);
  });

  test('CPU and NVMe: 16 bytes a parameter on the CPU, or on the NVMe of the node', () => {
    const offload = (device: string) =>
      stage(3, { offload_optimizer: { device, pin_memory: false }, offload_param: { device } });
    const input = { params: 8e9, largestLayer: 1e8, worldSize: 8, gpusPerNode: 8 };
    const cpu = modelStatesEstimate({ ...input, config: offload('cpu') });
    const nvme = modelStatesEstimate({ ...input, config: offload('nvme') });
    const none = modelStatesEstimate({ ...input, config: stage(3) });
    expect(cpu.nvme.per_node).toBe(0);
    expect(nvme.nvme.per_node).toBe(18 * 8e9);
    expect(none.nvme.per_node).toBe(0);
    expect(cpu.cpu.per_node).toBeGreaterThan(18 * 8e9);
    expect(none.cpu.per_node).toBeLessThan(40e9);
  });

  test('tensor parallel ranks share the parameters, not the data', () => {
    const plain = modelStatesEstimate({ params: 8e9, largestLayer: 0, worldSize: 8, config: stage(1) });
    const split = modelStatesEstimate({
      params: 8e9,
      largestLayer: 0,
      worldSize: 8,
      config: { ...stage(1), tensor_parallel: { autotp_size: 8 } },
    });
    expect(split.gpu.model_on_gpu).toBe(plain.gpu.model_on_gpu / 8);
  });
});

describe('properties', () => {
  const config = fc.record({
    bf16: fc.record({ enabled: fc.boolean() }),
    gradient_accumulation_steps: fc.integer({ min: 1, max: 4 }),
    optimizer: fc.record({ type: fc.constantFrom('AdamW', 'Lion', 'SGD', 'Adagrad', 'OneBitAdam') }),
    zero_optimization: fc.record(
      {
        stage: fc.integer({ min: 0, max: 3 }),
        reduce_bucket_size: fc.integer({ min: 1, max: 2e9 }),
        sub_group_size: fc.integer({ min: 1, max: 2e9 }),
        stage3_max_live_parameters: fc.integer({ min: 0, max: 2e9 }),
        overlap_comm: fc.boolean(),
        contiguous_gradients: fc.boolean(),
        offload_optimizer: fc.record({ device: fc.constantFrom('none', 'cpu', 'nvme'), pin_memory: fc.boolean() }),
        offload_param: fc.record({ device: fc.constantFrom('none', 'cpu', 'nvme'), pin_memory: fc.boolean() }),
      },
      { requiredKeys: ['stage'] },
    ),
  });
  const params = fc.integer({ min: 0, max: 1e12 });
  const ranks = fc.integer({ min: 1, max: 1024 });
  const client = fc.constantFrom<ClientOptimizer>(null, 'torch_adamw', 'torch_adamw_fused', 'adamw_8bit');
  const figures = (input: StatesInput): readonly number[] => {
    const { gpu, cpu, nvme } = modelStatesEstimate(input);
    return [
      gpu.model_on_gpu,
      gpu.after_init,
      gpu.peak_init,
      gpu.peak_step,
      gpu.after_step,
      gpu.peak_allocated,
      gpu.total,
      cpu.rss_per_rank,
      cpu.pinned_per_rank,
      cpu.per_node,
      nvme.per_node,
    ];
  };

  test('whole, never negative bytes, whatever the config', () => {
    fc.assert(
      fc.property(config, params, ranks, client, (one, count, worldSize, clientOptimizer) => {
        const all = figures({
          params: count,
          largestLayer: Math.floor(count / 10),
          worldSize,
          config: one,
          clientOptimizer,
        });
        expect(all.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
      }),
    );
  });

  test('more parameters never take less', () => {
    fc.assert(
      fc.property(config, params, params, ranks, client, (one, a, b, worldSize, clientOptimizer) => {
        const of = (count: number) =>
          figures({ params: count, largestLayer: 0, worldSize, config: one, clientOptimizer });
        const [small, large] = [of(Math.min(a, b)), of(Math.max(a, b))];
        expect(small.every((value, index) => value <= (large[index] ?? 0))).toBe(true);
      }),
    );
  });

  test('with more ranks a rank never holds more of what is partitioned', () => {
    fc.assert(
      fc.property(config, params, ranks, ranks, client, (one, count, a, b, clientOptimizer) => {
        const of = (worldSize: number) =>
          modelStatesEstimate({ params: count, largestLayer: 0, worldSize, config: one, clientOptimizer }).gpu
            .after_step;
        expect(of(Math.max(a, b))).toBeLessThanOrEqual(of(Math.min(a, b)));
      }),
    );
  });

  test('a higher stage never holds more between steps, all else equal', () => {
    fc.assert(
      fc.property(params, ranks, (count, worldSize) => {
        const of = (stage: number) =>
          modelStatesEstimate({
            params: count,
            largestLayer: 0,
            worldSize,
            config: { bf16: { enabled: true }, zero_optimization: { stage, reduce_bucket_size: 1 } },
          }).gpu.model_on_gpu;
        expect(of(3)).toBeLessThanOrEqual(of(2));
        expect(of(2)).toBe(of(0));
      }),
    );
  });

  test('the terms of a phase add up to its peak, and each has a source', () => {
    fc.assert(
      fc.property(config, params, ranks, (one, count, worldSize) => {
        const { phases, terms } = modelStatesEstimate({
          params: count,
          largestLayer: Math.floor(count / 7),
          worldSize,
          config: one,
        });
        for (const phase of phases)
          expect(phase.terms.reduce((sum, term) => sum + term.bytes, 0)).toBe(phase.peakBytes);
        for (const term of terms) expect([term.term, term.source]).toEqual([term.term, termById(term.term)?.source]);
      }),
    );
  });

  test('any JSON as a config gets an answer', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.double(),
        (one, count) =>
          peakGpuBytes(modelStates({ params: count, largestLayer: count, worldSize: count, config: one })) >= 0,
      ),
    );
  });
});
