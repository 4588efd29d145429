/** From a policy's targets to bytes per GPU and node. */
import { describe, expect, test } from '@jest/globals';
import { gpuContext } from '../../core/hardware/gpu-context.ts';
import { resolveTargets } from '../../core/hardware/resolve-targets.ts';
import { loadHardware } from '../../data/index.ts';

const catalogue = await loadHardware();
const GIB = 2 ** 30;

describe('resolveTargets', () => {
  test('without requests: one node of 8 × A100 80GB, 8 × H100 80GB and 4 × a 24 GB card, and how to set one', () => {
    for (const requests of [undefined, []]) {
      const { targets, problems, isDefault, note } = resolveTargets(requests, catalogue);
      expect(targets.map((one) => [one.label, one.worldSize, one.nodes])).toEqual([
        ['8 × A100 80GB', 8, 1],
        ['8 × H100 80GB', 8, 1],
        ['4 × RTX 4090 24GB', 4, 1],
      ]);
      expect(targets.map((one) => one.cpu?.basis)).toEqual(['assumed', 'assumed', 'assumed']);
      expect(problems).toEqual([]);
      expect(isDefault).toBe(true);
      expect(note).toContain('.github/ds-review.yml');
    }
  });

  test('a GPU with counts and CPU memory, and an instance with nodes', () => {
    const { targets, problems } = resolveTargets(
      [
        { name: 'lab', gpu: 'rtx-4090', gpus_per_node: 4, cpu_memory: 256e9 },
        { name: 'prod', instance: 'aws/p5.48xlarge', nodes: 2 },
      ],
      catalogue,
    );
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([
      { name: 'lab', label: '4 × RTX 4090 24GB', worldSize: 4, cpu: { bytes: 256e9, basis: 'policy' }, nvme: null },
      {
        name: 'prod',
        label: '2 × 8 × H100 80GB',
        worldSize: 16,
        cpu: { bytes: 2048 * GIB, basis: 'catalogue' },
        nvme: { bytes: 30.4e12 },
      },
    ]);
  });

  test('the policy may say less than the instance has: fewer GPUs, other memory', () => {
    const { targets } = resolveTargets([{ instance: 'p4d.24xlarge', gpus_per_node: 2, cpu_memory: 1e11 }], catalogue);
    expect(targets).toMatchObject([
      { worldSize: 2, cpu: { bytes: 1e11, basis: 'policy' }, accelerator: { id: 'nvidia-a100-40gb-sxm' } },
    ]);
  });

  test('an ambiguous GPU beside an instance takes the instance at its word', () => {
    const { targets, problems } = resolveTargets([{ instance: 'p4de.24xlarge', gpu: 'A100' }], catalogue);
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([{ accelerator: { id: 'nvidia-a100-80gb-sxm' }, notes: [] }]);
  });

  test('a bare GPU: one of it, its CPU memory unknown and said so', () => {
    const { targets } = resolveTargets([{ gpu: 'a100' }], catalogue);
    expect(targets).toMatchObject([{ worldSize: 1, cpu: null }]);
    expect(targets[0]?.notes.join(' ')).toMatch(/the smallest.*cpu_memory/);
  });

  test.each([
    [{ gpu: 'h10080' }, 'unknown-gpu', '/targets/1/gpu', 'H100-80GB'],
    [{ instance: 'aws/p5.48xlrge' }, 'unknown-instance', '/targets/1/instance', 'aws/p5.48xlarge'],
    [{ name: 'x' }, 'no-hardware', '/targets/1', 'gpu: h100-80gb'],
    [{ gpu: 'h100', gpus_per_node: 0 }, 'bad-number', '/targets/1/gpus_per_node', 'whole number'],
    [{ gpu: 'h100', nodes: 1.5 }, 'bad-number', '/targets/1/nodes', 'whole number'],
    [{ gpu: 'h100', nodes: 1e300 }, 'bad-number', '/targets/1/nodes', 'whole number'],
    [{ gpu: 'h100', cpu_memory: Number.NaN }, 'bad-number', '/targets/1/cpu_memory', 'bytes'],
    [{ instance: 'p5.48xlarge', gpus_per_node: 9 }, 'too-many-gpus', '/targets/1/gpus_per_node', 'has 8 GPUs'],
    [{ instance: 'p5.48xlarge', gpu: 'a100-80gb' }, 'gpu-not-of-instance', '/targets/1/gpu', 'nvidia-h100-80gb-sxm'],
  ])('%j is a problem, and the target beside it stands', (request, code, pointer, words) => {
    const { targets, problems } = resolveTargets([{ gpu: 'h100' }, request], catalogue);
    expect(targets).toHaveLength(1);
    expect(problems).toMatchObject([{ code, pointer, message: expect.stringContaining(words) }]);
  });
});

describe('usable memory', () => {
  test('one rank: the card less the CUDA context; several: less NCCL too', () => {
    const { targets } = resolveTargets([{ gpu: 'h100-80gb' }, { gpu: 'h100-80gb', gpus_per_node: 8 }], catalogue);
    expect(targets.map((one) => one.gpu.totalBytes)).toEqual([85017493504, 85017493504]);
    expect(targets.map((one) => one.gpu.totalBytes - one.gpu.usableBytes)).toEqual([832 * 2 ** 20, 1804 * 2 ** 20]);
    expect(targets.map((one) => one.gpu.context.parts.map((part) => part.part))).toEqual([
      ['cuda-context'],
      ['cuda-context', 'nccl'],
    ]);
  });

  test('NCCL comes with the second rank', () => {
    expect(gpuContext(1).bytes).toBeLessThan(gpuContext(2).bytes);
    expect(gpuContext(2).bytes).toBe(gpuContext(64).bytes);
  });

  test('what was not measured is said to be assumed', () => {
    expect([gpuContext(1), gpuContext(2), gpuContext(8), gpuContext(1, 'amd')].map((one) => one.confidence)).toEqual([
      'measured',
      'measured',
      'assumed',
      'assumed',
    ]);
  });
});
