/** The simulated caching allocator: what PyTorch documents of it, and what must hold for any order of calls. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block } from '../../core/memory/allocator/block.ts';
import { CachingAllocator } from '../../core/memory/allocator/caching-allocator.ts';
import { ExpandableAllocator } from '../../core/memory/allocator/expandable-allocator.ts';
import { MIB } from '../../core/memory/allocator/size-class.ts';

describe('caching allocator', () => {
  test.each([
    ['1 byte takes 512 of a 2 MiB segment', 1, 512, 2 * MIB],
    ['1 MiB is still small', MIB, MIB, 2 * MIB],
    ['a little more is of the 20 MiB segments', MIB + 1, MIB + 512, 20 * MIB],
    ['10 MiB and more has a segment of its own, in steps of 2 MiB', 11 * MIB, 12 * MIB, 12 * MIB],
    ['a rest of less than 1 MiB is charged to the request', 125 * MIB, 126 * MIB, 126 * MIB],
    ['a rest of more than 1 MiB is split off', 9 * MIB, 9 * MIB, 20 * MIB],
  ])('%s', (_, bytes, allocated, reserved) => {
    const allocator = new CachingAllocator();
    allocator.take(bytes, 0);
    expect([allocator.allocated, allocator.reserved]).toEqual([allocated, reserved]);
  });

  test('takes the smallest block that fits, then the lowest address', () => {
    const allocator = new CachingAllocator();
    const [large, first, second] = [40, 30, 30].map((size) => allocator.take(size * MIB, 0));
    for (const block of [large, second, first]) if (block !== undefined) allocator.give(block);
    expect(allocator.take(30 * MIB, 0)).toBe(first);
  });

  test('streams do not share blocks', () => {
    const allocator = new CachingAllocator();
    allocator.give(allocator.take(30 * MIB, 0));
    allocator.take(30 * MIB, 1);
    expect(allocator.reserved).toBe(60 * MIB);
  });

  test('emptyCache gives whole segments back, and none that is in part in use', () => {
    const allocator = new CachingAllocator();
    const kept = allocator.take(2 * MIB, 0);
    allocator.give(allocator.take(2 * MIB, 0));
    allocator.give(allocator.take(64 * MIB, 0));
    allocator.emptyCache();
    expect(allocator.reserved).toBe(20 * MIB);
    allocator.give(kept);
    allocator.emptyCache();
    expect(allocator.reserved).toBe(0);
  });

  test('over its limit it gives back what is cached', () => {
    const allocator = new CachingAllocator(100 * MIB);
    allocator.give(allocator.take(60 * MIB, 0));
    allocator.take(80 * MIB, 0);
    expect([allocator.reserved, allocator.peakReserved]).toEqual([80 * MIB, 80 * MIB]);
  });
});

test('expandable segments reserve what fragmentation wastes otherwise', () => {
  const sizes = [30, 50, 30, 70, 90];
  const grow = (allocator: CachingAllocator | ExpandableAllocator): number => {
    for (const size of sizes) allocator.give(allocator.take(size * MIB, 0));
    return allocator.peakReserved;
  };
  expect(grow(new CachingAllocator())).toBe((30 + 50 + 70 + 90) * MIB);
  expect(grow(new ExpandableAllocator())).toBe(100 * MIB);
});

function groupByPool(blocks: readonly Block[]): Map<Block['pool'], Block[]> {
  const groups = new Map<Block['pool'], Block[]>();
  for (const block of blocks) groups.set(block.pool, [...(groups.get(block.pool) ?? []), block]);
  return groups;
}

const step = fc.record({
  bytes: fc.integer({ min: 1, max: 64 * MIB }),
  stream: fc.integer({ min: 0, max: 2 }),
  free: fc.array(fc.nat(20), { maxLength: 3 }),
  empty: fc.boolean(),
});

test.each([
  ['caching', () => new CachingAllocator()],
  ['expandable', () => new ExpandableAllocator()],
] as const)('%s: whatever is taken and given, the books balance and nothing overlaps', (_, make) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const allocator = make();
      const live: Block[] = [];
      for (const { bytes, stream, free, empty } of steps) {
        live.push(allocator.take(bytes, stream));
        for (const index of free) {
          const [gone] = index < live.length ? live.splice(index, 1) : [];
          if (gone !== undefined) allocator.give(gone);
        }
        if (empty) allocator.emptyCache();
        expect(allocator.allocated).toBe(live.reduce((sum, block) => sum + block.bytes, 0));
        expect(allocator.reserved).toBeGreaterThanOrEqual(allocator.allocated);
        expect(allocator.peakReserved).toBeGreaterThanOrEqual(allocator.reserved);
        const byPool = groupByPool(live);
        for (const blocks of byPool.values()) {
          const sorted = blocks.toSorted((a, b) => a.address - b.address);
          for (const [index, block] of sorted.entries()) {
            const next = sorted[index + 1];
            if (next !== undefined) expect(block.address + block.bytes).toBeLessThanOrEqual(next.address);
          }
        }
      }
      for (const block of live) allocator.give(block);
      allocator.emptyCache();
      expect([allocator.allocated, allocator.reserved]).toEqual([0, 0]);
    }),
    { numRuns: 150 },
  );
});
