/** Taking, keeping and passing on the right to answer a comment. */
import type { Octokit } from '../octokit/client.ts';
import { orRetryLater } from '../octokit/failure.ts';
import type { RetryClock } from '../octokit/retries.ts';
import { LEASE_MS, LEVELS, type Level, leaseLeft, USABLE_MS } from './levels.ts';

export interface LeaseTarget {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  readonly commentId: number;
  /** Milliseconds since 1970. */
  readonly commentAt: number;
}

/** Somebody else has the comment now. */
export class LostLease extends Error {}

type Taken =
  | { readonly isFirst: true; readonly at: number }
  | { readonly isFirst: false; readonly left: (seenFor: number) => number };

async function take(target: LeaseTarget, level: Level, clock: RetryClock): Promise<Taken> {
  try {
    return await react(target, level, clock);
  } catch (error) {
    throw orRetryLater(error, clock.now());
  }
}

async function react(target: LeaseTarget, level: Level, clock: RetryClock): Promise<Taken> {
  const { octokit, owner, repo, commentId, commentAt } = target;
  const at = clock.now();
  const answer = await octokit.rest.reactions.createForIssueComment({
    owner,
    repo,
    comment_id: commentId,
    content: level,
  });
  if (answer.status === 201) return { isFirst: true, at };
  const createdAt = Date.parse(answer.data.created_at ?? '');
  const answeredAt = Date.parse(String(answer.headers.date ?? ''));
  return { isFirst: false, left: (seenFor) => leaseLeft({ createdAt, answeredAt, commentAt, seenFor }) };
}

export class Lease {
  readonly #target: LeaseTarget;
  readonly #clock: RetryClock;
  #level: number;
  #takenAt: number;
  /** True where somebody may have begun before: what they did has to be looked for. */
  readonly isTakeover: boolean;

  constructor(target: LeaseTarget, clock: RetryClock, level: number, takenAt: number) {
    this.#target = target;
    this.#clock = clock;
    this.#level = level;
    this.#takenAt = takenAt;
    this.isTakeover = level > 0;
  }

  /** Before every write that must not happen twice. Takes the next lease where this one runs out; throws LostLease where that is gone. */
  async ensure(): Promise<void> {
    if (this.#clock.now() - this.#takenAt < USABLE_MS) return;
    const next = LEVELS[this.#level + 1];
    if (next === undefined) throw new LostLease('every lease of this comment is used up');
    const taken = await take(this.#target, next, this.#clock);
    if (!taken.isFirst) throw new LostLease(`the lease ${next} is somebody else's`);
    this.#level += 1;
    this.#takenAt = taken.at;
  }
}

/**
 * A lease, or null: the comment is answered. Waits for others as long as their lease lasts; `isAnswered` is asked meanwhile.
 * Throws LostLease when every lease is used up.
 */
export async function acquireLease(
  target: LeaseTarget,
  clock: RetryClock,
  isAnswered: () => Promise<boolean>,
): Promise<Lease | null> {
  for (const [level, content] of LEVELS.entries()) {
    const taken = await take(target, content, clock);
    if (taken.isFirst) return new Lease(target, clock, level, taken.at);
    const seenSince = clock.now();
    for (let pause = 1000; ; pause = Math.min(pause * 1.5, 3000)) {
      if (await isAnswered()) return null;
      const left = taken.left(clock.now() - seenSince);
      if (left <= 0) break;
      await clock.sleep(Math.min(left, pause, LEASE_MS));
    }
  }
  throw new LostLease('every lease of this comment is used up');
}
