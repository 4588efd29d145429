/** Does a run still fit when the allocator is capped? Measured runs with and without expandable segments. */
import { expect, test } from '@jest/globals';
import { estimate } from '../../core/memory/estimate.ts';
import { type MeasuredRow, readLines, runOf } from '../../tools/accuracy/rows.ts';

interface Cap {
  readonly base: string;
  readonly cap_bytes: number | null;
  readonly fits: boolean;
  readonly expandable_segments: boolean;
  readonly peak_reserved?: number;
}

const rows = new Map(readLines<MeasuredRow>('h100.jsonl').map((row) => [row.id, row]));
const caps = readLines<Cap>('h100-allocator-caps.jsonl').filter((cap) => cap.cap_bytes !== null);

function fits(cap: Cap): boolean {
  const row = rows.get(cap.base);
  if (row === undefined || cap.cap_bytes === null) throw new Error(`no row ${cap.base}`);
  const result = estimate({
    ...runOf(row),
    expandableSegments: cap.expandable_segments,
    deviceBytes: cap.cap_bytes,
  });
  if ('error' in result) throw new Error(result.error);
  return result.gpu.peak_reserved <= cap.cap_bytes;
}

test.each([
  ['the default allocator', false, 0.9],
  ['expandable segments', true, 0.95],
] as const)('%s: the simulation decides as the GPU did', (_, expandable, share) => {
  const tried = caps.filter((cap) => cap.expandable_segments === expandable);
  expect(tried.length).toBeGreaterThan(20);
  const right = tried.filter((cap) => fits(cap) === cap.fits);
  expect(right.length / tried.length).toBeGreaterThanOrEqual(share);
});
