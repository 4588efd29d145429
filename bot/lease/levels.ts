/**
 * Who works on a comment, decided by GitHub: the first POST of a reaction is answered 201, every later one 200. A lease lasts LEASE_MS from
 * that moment by GitHub's clock; when it is over and the comment has no answer yet, the next reaction of this list is the next lease.
 */
export const LEVELS = ['eyes', 'rocket', 'hooray', 'heart', '+1', 'laugh', 'confused'] as const;
export type Level = (typeof LEVELS)[number];

export const LEASE_MS = 8000;
/** A holder begins no write later than this: the write itself may take WRITE_TIMEOUT_MS, and clocks have whole seconds. */
export const USABLE_MS = 3500;
/** Others wait this much longer than the lease, for the whole seconds of GitHub's times. */
const GRACE_MS = 1000;

export interface TakenFacts {
  /** The reaction's `created_at` and the answer's `date`, milliseconds since 1970; NaN where they are missing. */
  readonly createdAt: number;
  readonly answeredAt: number;
  /** When the comment was written: a reaction that is older tells nothing. */
  readonly commentAt: number;
  /** How long this process has seen it taken, milliseconds. */
  readonly seenFor: number;
}

/** Milliseconds until a lease that someone else took is over; 0: it is. */
export function leaseLeft(facts: TakenFacts): number {
  const age = facts.answeredAt - facts.createdAt;
  const isTrustworthy = Number.isFinite(age) && age >= 0 && facts.createdAt >= facts.commentAt - GRACE_MS;
  const known = isTrustworthy ? Math.max(age, facts.seenFor) : facts.seenFor;
  return Math.max(0, LEASE_MS + GRACE_MS - known);
}
