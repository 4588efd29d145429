/** The verdict of an estimate on a target: its order of reasons, and what it says. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveTargets } from '../../core/hardware/resolve-targets.ts';
import type { Target, TargetRequest } from '../../core/hardware/target.ts';
import { modelStatesEstimate } from '../../core/memory/model-states.ts';
import type { MemoryEstimate } from '../../core/memory/result.ts';
import { headroom, verdictOf } from '../../core/memory/verdict.ts';
import { loadHardware } from '../../data/index.ts';

const GIB = 2 ** 30;
const catalogue = await loadHardware();

function target(request: TargetRequest): Target {
  const [one] = resolveTargets([request], catalogue).targets;
  if (one === undefined) throw new Error('no target');
  return one;
}

/** An estimate in GiB; forward 4, backward 5 unless said otherwise. */
function estimate(
  gpu: Partial<MemoryEstimate['gpu']>,
  node: { readonly cpu?: number; readonly nvme?: number } = {},
): MemoryEstimate {
  const inGib = {
    model_on_gpu: 1,
    after_init: 2,
    peak_init: 3,
    peak_forward: 4,
    peak_backward: 5,
    peak_step: 3,
    after_step: 2,
    peak_allocated: 5,
    peak_reserved: 6,
    context: 1,
    ...gpu,
  };
  const bytes = Object.fromEntries(
    Object.entries(inGib).map(([name, value]) => [name, value === null ? null : value * GIB]),
  ) as unknown as MemoryEstimate['gpu'];
  return {
    params: 1e9,
    trainable_params: 1e9,
    largest_layer_params: 1e8,
    gpu: { ...bytes, total: bytes.peak_reserved + bytes.context },
    cpu: { rss_per_rank: 0, pinned_per_rank: 0, per_node: (node.cpu ?? 1) * GIB },
    nvme: { per_node: (node.nvme ?? 0) * GIB },
    terms: [
      { term: 'cpu-gradients', phase: 'step', where: 'cpu', bytes: 1, source: 'x' },
      { term: 'cpu-optimizer-states', phase: 'step', where: 'cpu', bytes: 9, source: 'x' },
    ],
    phases: [
      { phase: 'init', peakBytes: 3, terms: [{ term: 'init-temporaries', bytes: 2 }] },
      { phase: 'backward', peakBytes: 5, terms: [{ term: 'logits', bytes: 3 }] },
    ],
    assumptions: [],
    confidence: 'measured',
  };
}

/** 23.52 GiB, of which 0.81 go to the context of a single rank. */
const card = target({ gpu: 'rtx-4090', cpu_memory: 64 * GIB });

describe('verdictOf', () => {
  test('fits, with what is left', () => {
    expect(verdictOf(estimate({}), card)).toEqual({
      fit: 'fits',
      code: 'fits',
      message: 'fits with 16.7 GiB to spare',
    });
  });

  test('too large in backward: by how much, where, and what is largest there', () => {
    expect(verdictOf(estimate({ peak_backward: 33.2, peak_allocated: 33.2, peak_reserved: 35 }), card)).toMatchObject({
      fit: 'does-not-fit',
      code: 'gpu-too-small',
      shortage: { resource: 'gpu', phase: 'backward', term: 'logits', availableBytes: card.gpu.totalBytes },
      message: '10.5 GiB short, in backward',
    });
  });

  test('dies in initialize although its steps would fit', () => {
    expect(verdictOf(estimate({ peak_init: 25.1, peak_reserved: 25.1 }), card)).toMatchObject({
      fit: 'does-not-fit',
      shortage: { phase: 'init', term: 'init-temporaries' },
      message: '2.4 GiB short, already in deepspeed.initialize',
    });
  });

  test('allocated fits, reserved does not: tight, with the hint to expandable segments', () => {
    const verdict = verdictOf(estimate({ peak_backward: 20, peak_allocated: 20, peak_reserved: 24 }), card);
    expect(verdict).toMatchObject({
      fit: 'tight',
      code: 'reserved-over-card',
      expandableSegmentsHelp: true,
      shortage: { resource: 'gpu', phase: 'backward' },
    });
    expect(verdict.message).toMatch(/reserves 1\.3 GiB more.*expandable_segments:True/);
  });

  test('the last byte decides', () => {
    const limit = card.gpu.usableBytes / GIB;
    const at = (reserved: number, allocated = reserved) =>
      verdictOf(estimate({ peak_backward: allocated, peak_allocated: allocated, peak_reserved: reserved }), card).fit;
    expect(at(limit / 1.071)).toBe('fits');
    expect(at(limit)).toBe('tight');
    expect(at(limit + 1 / GIB, limit)).toBe('tight');
    expect(at(limit + 1 / GIB)).toBe('does-not-fit');
  });

  test('how much room makes fits of tight hangs on how well the replay knows the allocator', () => {
    const judged = (gathered: boolean, offloaded: boolean) => {
      const plain = estimate({ peak_reserved: 20 });
      const phases = gathered
        ? [{ phase: 'forward' as const, peakBytes: 4, terms: [{ term: 'gathered-weights', bytes: 1 }] }]
        : [];
      const terms = offloaded
        ? [{ term: 'cpu-weights', phase: 'step' as const, where: 'cpu' as const, bytes: 1, source: 'x' }]
        : [];
      return verdictOf({ ...plain, phases, terms }, card);
    };
    expect(judged(false, false).fit).toBe('fits');
    expect(judged(true, false).fit).toBe('fits');
    expect(judged(true, true)).toMatchObject({
      fit: 'tight',
      code: 'reserved-near-card',
      expandableSegmentsHelp: true,
      shortage: { shortBytes: 0 },
    });
  });

  test.each([
    [{ cpu: 65 }, 'does-not-fit', 'cpu-too-small', '1.0 GiB of CPU memory short per node'],
    [{ cpu: 62 }, 'tight', 'cpu-nearly-full', '96 % full'],
    [{ cpu: 60 }, 'fits', 'fits', 'to spare'],
    [{ nvme: 5 }, 'unknown', 'nvme-unknown', 'NVMe per node'],
  ])('node memory %j: %s', (node, fit, code, words) => {
    expect(verdictOf(estimate({}, node), card)).toMatchObject({ fit, code, message: expect.stringContaining(words) });
  });

  test('the largest term of the CPU is named', () => {
    expect(verdictOf(estimate({}, { cpu: 65 }), card)).toMatchObject({
      shortage: { resource: 'cpu', term: 'cpu-optimizer-states', phase: null },
    });
  });

  test('NVMe that is too small', () => {
    expect(verdictOf(estimate({}, { nvme: 1001 }), target({ gpu: 'rtx-4090', nvme: 1000 * GIB }))).toMatchObject({
      fit: 'does-not-fit',
      code: 'nvme-too-small',
    });
  });

  test('CPU memory of the node unknown: fits while little is needed, unknown with offload, failure on the GPU all the same', () => {
    const bare = target({ gpu: 'rtx-4090' });
    expect(verdictOf(estimate({}, { cpu: 8 }), bare).fit).toBe('fits');
    expect(verdictOf(estimate({}, { cpu: 100 }), bare)).toMatchObject({
      fit: 'unknown',
      code: 'cpu-unknown',
      message: expect.stringContaining('cpu_memory'),
    });
    expect(verdictOf(estimate({ peak_step: 30, peak_allocated: 30 }, { cpu: 100 }), bare)).toMatchObject({
      fit: 'does-not-fit',
      shortage: { phase: 'step' },
    });
  });

  test('without a model: states that do not fit fail, states that fit are unknown', () => {
    const config = { bf16: { enabled: true }, zero_optimization: { stage: 2 } };
    const of = (params: number) =>
      verdictOf(modelStatesEstimate({ params, largestLayer: 0, worldSize: 1, config }), card);
    expect(of(3e8)).toMatchObject({ fit: 'unknown', code: 'activations-unknown' });
    expect(of(7e9)).toMatchObject({ fit: 'does-not-fit', code: 'gpu-too-small', shortage: { phase: 'step' } });
  });

  test('states of forward and backward count where those phases are not known', () => {
    const config = {
      bf16: { enabled: true },
      zero_optimization: { stage: 2, reduce_bucket_size: 1e10, overlap_comm: true },
    };
    const of = verdictOf(modelStatesEstimate({ params: 1e8, largestLayer: 0, worldSize: 8, config }), card);
    expect(of).toMatchObject({ fit: 'does-not-fit', shortage: { phase: 'backward', term: 'reduce-bucket' } });
  });

  test('a larger estimate never gets a better verdict', () => {
    const order = ['fits', 'tight', 'does-not-fit'];
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (allocated, fragmentation, more) => {
          const of = (a: number) =>
            order.indexOf(
              verdictOf(estimate({ peak_backward: a, peak_allocated: a, peak_reserved: a + fragmentation }), card).fit,
            );
          expect(of(allocated + more)).toBeGreaterThanOrEqual(of(allocated));
        },
      ),
    );
  });

  test('headroom is what the allocator may still reserve', () => {
    expect(headroom(estimate({}), card)).toBe(card.gpu.usableBytes - 6 * GIB);
  });
});
