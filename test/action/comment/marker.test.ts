import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isNewer, type Marker, markerLength, readMarker, withMarker } from '../../../action/comment/marker.ts';

const marker: fc.Arbitrary<Marker> = fc.record({
  head: fc.constantFrom('a'.repeat(40), 'b'.repeat(64)),
  runId: fc.nat(),
  runAttempt: fc.nat({ max: 99 }),
  policy: fc.string({ unit: 'grapheme', minLength: 1 }),
  by: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })),
});

test('a marker is read as it was written, and what it names cannot end it', () => {
  fc.assert(
    fc.property(marker, fc.string(), (written, content) => {
      const body = withMarker(written, content);
      expect(body.indexOf('-->')).toBe(body.indexOf('\n') - 3);
      expect(readMarker(body)).toEqual({ marker: written, content: content.replace(/\r\n/g, '\n') });
      expect(withMarker({ ...written, by: null }, '').length).toBeLessThan(markerLength(written));
    }),
  );
});

test.each([
  '',
  'hello',
  ' <!-- ds-config-review',
  '> <!-- x -->',
  '```\n<!-- ds-config-review head=a run=1.1 policy=x -->',
])('no marker: %j', (body) => {
  expect(readMarker(body)).toBeNull();
  const at: Marker = { head: 'a'.repeat(40), runId: 1, runAttempt: 1, policy: 'p', by: null };
  // quoted, or anywhere but in the first line, it is none
  expect(readMarker(`${body || '>'} ${withMarker(at, 'x')}`)).toBeNull();
});

test('runs are ordered by number and attempt; an unknown one is not newer', () => {
  const of = (runId: number, runAttempt: number): Marker => ({ head: 'a', runId, runAttempt, policy: 'p', by: null });
  expect(isNewer(of(2, 1), of(1, 9))).toBe(true);
  expect(isNewer(of(1, 2), of(1, 1))).toBe(true);
  expect(isNewer(of(1, 1), of(1, 1))).toBe(false);
  expect(isNewer(of(1, 9), of(2, 1))).toBe(false);
  expect(isNewer(of(5, 1), of(0, 1))).toBe(false);
  expect(isNewer(of(0, 1), of(5, 1))).toBe(false);
});
