import { expect, test } from '@jest/globals';
import { LEASE_MS, leaseLeft } from '../../../bot/lease/levels.ts';

const now = 1_700_000_000_000;
const facts = { createdAt: now, answeredAt: now, commentAt: now - 5000, seenFor: 0 };

test.each([
  ['just taken: the whole lease and a second for the clocks', {}, LEASE_MS + 1000],
  ['taken five seconds ago', { answeredAt: now + 5000 }, LEASE_MS - 4000],
  ['long ago', { answeredAt: now + 60_000 }, 0],
  ['seen by ourselves for longer than GitHub says', { seenFor: 6000 }, LEASE_MS - 5000],
  ['no time in the answer: what we have seen counts', { createdAt: Number.NaN, seenFor: 2000 }, LEASE_MS - 1000],
  ['a reaction older than its comment tells nothing', { createdAt: now - 3_600_000 }, LEASE_MS + 1000],
  ['a clock that runs backwards tells nothing', { answeredAt: now - 60_000 }, LEASE_MS + 1000],
])('%s', (_what, more, left) => expect(leaseLeft({ ...facts, ...more })).toBe(left));
