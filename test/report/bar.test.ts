import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bar } from '../../core/report/bar.ts';
import { formatBytes, formatCount, formatFactor, formatShare, plural } from '../../core/report/quantity.ts';

const GIB = 2 ** 30;

describe('bar', () => {
  test.each([
    [0, 0, 80, '░░░░░░░░░░'],
    [20, 32, 80, '▓▓▓▒░░░░░░'],
    [0.1, 0.1, 80, '▓░░░░░░░░░'],
    [79, 79, 80, '▓▓▓▓▓▓▓▓▓░'],
    [80, 80, 80, '▓▓▓▓▓▓▓▓▓▓'],
    [33, 40, 24, '▓▓▓▓▓▓▓▓▓▓'],
    [20, 40, 24, '▓▓▓▓▓▓▓▓▒▒'],
  ])('%d in use, %d held of %d: %s', (allocated, total, capacity, expected) =>
    expect(bar({ allocated, total, capacity })).toBe(expected),
  );

  test('always as wide, and full only where nothing is left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e3, noNaN: true }),
        fc.double({ min: 0, max: 1e3, noNaN: true }),
        fc.double({ min: 1, max: 1e3, noNaN: true }),
        (a, b, capacity) => {
          const total = Math.max(a, b);
          const drawn = bar({ allocated: a, total, capacity });
          expect(drawn).toMatch(/^▓*▒*░*$/);
          expect(drawn).toHaveLength(10);
          expect(!drawn.includes('░')).toBe(total >= capacity);
        },
      ),
    );
  });
});

describe('quantities', () => {
  test.each([
    [0, '0'],
    [51 * 2 ** 20, '51 MiB'],
    [1, '1 MiB'],
    [0.1 * GIB, '0.1 GiB'],
    [20.64 * GIB, '20.6 GiB'],
    [99.96 * GIB, '100 GiB'],
    [159.4 * GIB, '159 GiB'],
    [2048 * GIB, '2,048 GiB'],
  ])('%d bytes: %s', (bytes, expected) => expect(formatBytes(bytes)).toBe(expected));

  test('shares, counts, factors, plurals', () => {
    expect([formatShare(26, 100), formatShare(0.1, 100), formatShare(141, 100), formatShare(0, 1)]).toEqual([
      '26 %',
      '<1 %',
      '141 %',
      '0 %',
    ]);
    expect([
      formatCount(1_664_485_376),
      formatCount(999_600_000),
      formatCount(350e6),
      formatCount(12_000),
      formatCount(1.2e13),
    ]).toEqual(['1.66 B', '1.00 B', '350 M', '12,000', '12.0 T']);
    expect([formatFactor(1.5), formatFactor(1 / 3), formatFactor(12.3)]).toEqual(['× 1.5', '× 0.33', '× 12']);
    expect([plural(1, 'error'), plural(1200, 'error')]).toEqual(['1 error', '1,200 errors']);
  });
});
