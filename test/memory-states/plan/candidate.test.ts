/** The order of a plan's candidates, what they make of a config, and the patch of it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyCandidate } from '../../../core/memory/plan/apply.ts';
import { type Candidate, candidates, divisors, type Space } from '../../../core/memory/plan/candidate.ts';
import { jsonPatch, type PatchOperation, patchOfWritten } from '../../../core/memory/plan/json-patch.ts';
import type { Json } from '../../../core/memory/settings/read.ts';
import { readZero } from '../../../core/memory/settings/zero.ts';

const space = (config: Json, more: Partial<Space> = {}): Space => ({
  now: readZero(config),
  overlapWritten: false,
  checkpointing: false,
  samplesPerRank: 6,
  stages: [0, 1, 2, 3],
  mayOffloadOptimizer: true,
  mayUseNvme: true,
  ...more,
});
const all = (config: Json, more: Partial<Space> = {}): readonly Candidate[] => [...candidates(space(config, more))];

describe('candidates', () => {
  const list = all({ zero_optimization: { stage: 2 } });
  const offloadRank = ({ offloadOptimizer, offloadParameters }: Candidate): number =>
    ['none/none', 'cpu/none', 'cpu/cpu', 'nvme/none', 'nvme/cpu', 'nvme/nvme'].indexOf(
      `${offloadOptimizer}/${offloadParameters}`,
    );

  test('no offload before offload, lower stage before higher, larger micro batch, checkpointing last', () => {
    const ranks = list.map((one) => [Number(one.checkpointing), offloadRank(one), one.stage, -one.microBatch]);
    const sorted = ranks.toSorted((a, b) => {
      const index = a.findIndex((value, at) => value !== b[at]);
      return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
    });
    expect(ranks).toEqual(sorted);
    expect(list[0]).toMatchObject({ stage: 0, microBatch: 6, accumulation: 1, checkpointing: false });
    expect(list.at(-1)).toMatchObject({ offloadParameters: 'nvme', checkpointing: true });
  });

  test('the samples of a rank stay what they are', () => {
    expect(new Set(list.map((one) => one.microBatch * one.accumulation))).toEqual(new Set([6]));
  });

  test('only what DeepSpeed can offload at a stage', () => {
    const wrong = list.filter(
      (one) => (one.offloadParameters !== 'none' || one.offloadOptimizer === 'nvme') && one.stage < 3,
    );
    expect(wrong).toEqual([]);
    expect(list.filter((one) => one.stage === 0 && one.offloadOptimizer !== 'none')).toEqual([]);
  });

  test('as it is comes before smaller buffers, one smaller before several', () => {
    const [first, second, ...rest] = list.filter(
      (one) => one.stage === 3 && one.offloadOptimizer === 'none' && one.microBatch === 6 && !one.checkpointing,
    );
    expect(first).toMatchObject({ reduceBucket: 5e8, maxLive: 1e9 });
    expect([second?.reduceBucket === 5e8, second?.maxLive === 1e9].filter(Boolean)).toHaveLength(1);
    expect(rest.at(-1)).toMatchObject({ reduceBucket: 5e7, maxLive: 1e8 });
  });

  test('what is switched off is not tried: checkpointing stays on, no NVMe, no offload for an optimizer without a CPU form', () => {
    expect(all({}, { checkpointing: true }).every((one) => one.checkpointing)).toBe(true);
    expect(all({}, { mayUseNvme: false }).some((one) => one.offloadOptimizer === 'nvme')).toBe(false);
    expect(all({}, { mayOffloadOptimizer: false }).every((one) => one.offloadOptimizer === 'none')).toBe(true);
  });

  test.each([
    [1, [1]],
    [12, [12, 6, 4, 3, 2, 1]],
    [49, [49, 7, 1]],
  ])('divisors of %i', (count, expected) => {
    expect(divisors(count)).toEqual(expected);
  });
});

describe('applyCandidate', () => {
  const config: Json = {
    train_micro_batch_size_per_gpu: 2,
    gradient_accumulation_steps: 3,
    fp16: { enabled: true },
    zero_optimization: {
      stage: 2,
      round_robin_gradients: true,
      offload_optimizer: { device: 'cpu', pin_memory: false },
    },
  };
  const now: Candidate = {
    stage: 2,
    offloadOptimizer: 'cpu',
    offloadParameters: 'none',
    microBatch: 2,
    accumulation: 3,
    checkpointing: false,
    reduceBucket: 5e8,
    maxLive: 1e9,
    overlap: false,
  };
  const apply = (more: Partial<Candidate>, client = false): Json =>
    applyCandidate(config, { ...now, ...more }, { clientOptimizer: client });

  test('the settings as they are change nothing', () => {
    expect(apply({})).toEqual(config);
  });

  test('stage 3 with both offloads on NVMe: what was written of an offload stays, a path is added', () => {
    expect(
      apply({ stage: 3, offloadOptimizer: 'nvme', offloadParameters: 'nvme', overlap: true, maxLive: 1e8 }),
    ).toEqual({
      ...config,
      zero_optimization: {
        stage: 3,
        round_robin_gradients: true,
        offload_optimizer: { device: 'nvme', pin_memory: false, nvme_path: '/local_nvme' },
        offload_param: { device: 'nvme', nvme_path: '/local_nvme' },
        stage3_max_live_parameters: 1e8,
        stage3_max_reuse_distance: 1e8,
      },
    });
  });

  test('no offload: the key goes', () => {
    expect(apply({ offloadOptimizer: 'none' }).zero_optimization).toEqual({ stage: 2, round_robin_gradients: true });
  });

  test('batch keys that are there follow, others are not made up', () => {
    expect(apply({ microBatch: 6, accumulation: 1 })).toMatchObject({
      train_micro_batch_size_per_gpu: 6,
      gradient_accumulation_steps: 1,
    });
    expect(applyCandidate({}, { ...now, stage: 0, offloadOptimizer: 'none' }, { clientOptimizer: false })).toEqual({});
  });

  test("the script's own optimizer is offloaded only with DeepSpeed's consent", () => {
    expect(apply({}, true)).toEqual({ ...config, zero_force_ds_cpu_optimizer: false });
    expect(apply({ offloadOptimizer: 'none' }, true)).not.toHaveProperty('zero_force_ds_cpu_optimizer');
  });

  test('what is applied is what the engine reads', () => {
    for (const candidate of candidates(space(config))) {
      const read = readZero(applyCandidate(config, candidate, { clientOptimizer: false }));
      expect([
        read.stage,
        read.offloadOptimizer.device,
        read.offloadParameters.device,
        read.reduceBucket,
        read.overlap,
      ]).toEqual([
        candidate.stage,
        candidate.offloadOptimizer,
        candidate.offloadParameters,
        candidate.reduceBucket,
        candidate.overlap,
      ]);
      if (candidate.stage === 3) expect(read.maxLive).toBe(candidate.maxLive);
    }
  });
});

describe('JSON Patch', () => {
  /** RFC 6902 as far as objects go, written apart from the code it checks. */
  function patched(from: unknown, operations: readonly PatchOperation[]): unknown {
    const root = structuredClone(from) as Record<string, unknown>;
    for (const operation of operations) {
      const keys = operation.path
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
      const last = keys.pop() ?? '';
      const parent = keys.reduce((object, key) => object[key] as Record<string, unknown>, root);
      if (operation.op !== 'add' && !Object.hasOwn(parent, last)) throw new Error(`nothing at ${operation.path}`);
      if (operation.op === 'remove') delete parent[last];
      else
        Object.defineProperty(parent, last, {
          value: operation.value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
    }
    return root;
  }
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.integer(), { maxLength: 2 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom('a', 'b', 'c/d', 'e~f', 'stage'), tie('value'), { maxKeys: 4 }),
  }));

  test('turns one object into the other, and is empty between equals', () => {
    fc.assert(
      fc.property(value.object, value.object, (a, b) => {
        const [from, to] = [a as Json, b as Json];
        expect(patched(from, jsonPatch(from, to))).toEqual(to);
        expect(jsonPatch(from, from)).toEqual([]);
      }),
    );
  });

  test('of the written config: "auto" of the batch stays the launcher\'s, other "auto" stays', () => {
    const written = {
      train_micro_batch_size_per_gpu: 'auto',
      gradient_accumulation_steps: 'auto',
      bf16: { enabled: 'auto' },
      zero_optimization: { stage: 2, reduce_bucket_size: 'auto' },
    };
    const before = {
      train_micro_batch_size_per_gpu: 2,
      gradient_accumulation_steps: 4,
      bf16: { enabled: true },
      zero_optimization: { stage: 2, reduce_bucket_size: 1e6 },
    };
    const after = {
      ...before,
      train_micro_batch_size_per_gpu: 8,
      gradient_accumulation_steps: 1,
      zero_optimization: { stage: 3, reduce_bucket_size: 1e6, offload_optimizer: { device: 'cpu' } },
    };
    expect(patchOfWritten(written, before, after)).toEqual({
      patch: [
        { op: 'replace', path: '/zero_optimization/stage', value: 3 },
        { op: 'add', path: '/zero_optimization/offload_optimizer', value: { device: 'cpu' } },
      ],
      launcher: { train_micro_batch_size_per_gpu: 8, gradient_accumulation_steps: 1 },
    });
  });

  test('of a config without zero_optimization: the object is added whole', () => {
    expect(patchOfWritten({}, {}, { zero_optimization: { stage: 1 } }).patch).toEqual([
      { op: 'add', path: '/zero_optimization', value: { stage: 1 } },
    ]);
  });
});
