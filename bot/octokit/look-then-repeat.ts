/** A write whose answer was lost: look whether it happened, several times since GitHub's lists lag, and only then do it again. */
import { failedForToken, failureOf, orRetryLater, RetryLater } from './failure.ts';
import type { RetryClock } from './retries.ts';

export interface CarefulWrite<T> {
  /** Called before each try; throws where the right to write is lost. */
  readonly ensure: () => Promise<void>;
  readonly write: () => Promise<T>;
  /** What an earlier try made; null: not to be seen. */
  readonly look: () => Promise<T | null>;
  /** Pauses before each look, milliseconds. */
  readonly pauses: readonly number[];
  /** An earlier process may have tried: look first. */
  readonly lookFirst?: boolean;
}

const TRIES = 3;

/** Throws what GitHub refused, or RetryLater. */
export async function writeOnce<T>(clock: RetryClock, careful: CarefulWrite<T>): Promise<T> {
  if (careful.lookFirst) {
    const found = await lookAgain(clock, careful);
    if (found !== null) return found;
  }
  for (let attempt = 1; ; attempt += 1) {
    await careful.ensure();
    try {
      return await careful.write();
    } catch (error) {
      const failure = failureOf(error, clock.now());
      if (failure.kind === 'refused') throw error;
      if (failure.kind === 'limited') throw new RetryLater('GitHub asks to wait', failure.retryAt);
      if (!failedForToken(error)) {
        const found = await lookAgain(clock, careful);
        if (found !== null) return found;
      }
      if (attempt === TRIES) throw error;
    }
  }
}

async function lookAgain<T>(clock: RetryClock, careful: CarefulWrite<T>): Promise<T | null> {
  for (const pause of careful.pauses) {
    await clock.sleep(pause);
    const found = await careful.look().catch((error: unknown) => {
      throw orRetryLater(error, clock.now());
    });
    if (found !== null) return found;
  }
  return null;
}
