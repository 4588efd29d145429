/** Looking hardware up by what people write. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findAccelerator } from '../../core/hardware/find-accelerator.ts';
import { findInstance } from '../../core/hardware/find-instance.ts';
import { acceleratorLabel } from '../../core/hardware/label.ts';
import { loadHardware } from '../../data/index.ts';

const catalogue = await loadHardware();

describe('findAccelerator', () => {
  test.each([
    ['h100-80gb', 'nvidia-h100-80gb-sxm'],
    ['H100 80GB', 'nvidia-h100-80gb-sxm'],
    ['NVIDIA H100 80GB HBM3', 'nvidia-h100-80gb-sxm'],
    ['h100 sxm 80gb', 'nvidia-h100-80gb-sxm'],
    ['rtx-4090', 'nvidia-rtx-4090-24gb'],
    ['rtx4090 24 GB', 'nvidia-rtx-4090-24gb'],
    ['GeForce RTX 3090', 'nvidia-rtx-3090-24gb'],
    ['a100-80gb', 'nvidia-a100-80gb-sxm'],
    ['A100 PCIe 80GB', 'nvidia-a100-80gb-pcie'],
    ['tesla t4', 'nvidia-t4-16gb'],
    ['mi300x', 'amd-mi300x-192gb'],
    ['H100-MIG-1g.10gb', 'nvidia-h100-80gb-sxm-mig-1g-10gb'],
    ['nvidia-b200-180gb-sxm', 'nvidia-b200-180gb-sxm'],
  ])('%s is %s', (name, id) => {
    const search = findAccelerator(name, catalogue);
    expect(search).toMatchObject({ found: true, accelerator: { id } });
    expect(search).not.toHaveProperty('note');
  });

  test.each([
    ['A100', 'nvidia-a100-40gb-sxm'],
    ['v100', 'nvidia-v100-16gb-sxm2'],
    ['a100 pcie', 'nvidia-a100-40gb-pcie'],
    ['3g.40gb', 'nvidia-a100-80gb-sxm-mig-3g-40gb'],
  ])('%s fits several cards: the smallest, %s, with a note that says so', (name, id) => {
    const search = findAccelerator(name, catalogue);
    expect(search).toMatchObject({ found: true, accelerator: { id } });
    expect(search).toHaveProperty('note', expect.stringContaining(`${id}, the smallest`));
  });

  test.each([['80gb'], ['nvidia'], ['rtx'], [''], ['🦜'], ['x'.repeat(10_000)], ['__proto__'], ['constructor']])(
    '%s names no card',
    (name) => {
      expect(findAccelerator(name, catalogue)).toMatchObject({ found: false, reason: 'unknown-gpu' });
    },
  );

  test('a misspelt name brings the nearest', () => {
    expect(findAccelerator('rtx 4099', catalogue)).toMatchObject({
      found: false,
      suggestions: expect.arrayContaining(['RTX 4090']),
    });
  });

  test('every id, alias and device name finds its own card', () => {
    for (const one of catalogue.accelerators) {
      for (const name of [one.id, ...one.aliases, ...one.device_names]) {
        expect(findAccelerator(name.toUpperCase(), catalogue)).toMatchObject({
          found: true,
          accelerator: { id: one.id },
        });
      }
    }
  });

  test('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => typeof findAccelerator(name, catalogue).found === 'boolean'),
    );
  });
});

describe('findInstance', () => {
  test.each([
    ['aws/p5.48xlarge', 'aws/p5.48xlarge'],
    ['P5.48xlarge', 'aws/p5.48xlarge'],
    ['Standard_ND96isr_H100_v5', 'azure/Standard_ND96isr_H100_v5'],
    ['nd96isr-h100-v5', 'azure/Standard_ND96isr_H100_v5'],
    ['dgx-h100', 'nvidia/dgx-h100'],
  ])('%s is %s', (name, id) => {
    expect(findInstance(name, catalogue)).toMatchObject({ found: true, instance: { id } });
  });

  test('a misspelt name brings the nearest', () => {
    expect(findInstance('aws/p5.48xlrge', catalogue)).toMatchObject({
      found: false,
      suggestions: expect.arrayContaining(['aws/p5.48xlarge']),
    });
  });
});

test.each([
  ['nvidia-h100-80gb-sxm', 'H100 80GB'],
  ['nvidia-rtx-4090-24gb', 'RTX 4090 24GB'],
  ['nvidia-a100-80gb-pcie', 'A100 PCIe 80GB'],
  ['nvidia-h100-80gb-sxm-mig-1g-10gb', 'H100 1g.10gb'],
])('the label of %s is %s', (id, label) => {
  const accelerator = catalogue.acceleratorById.get(id);
  expect(accelerator && acceleratorLabel(accelerator)).toBe(label);
});
