/**
 * Retries of the bot, in place of Octokit's plugins: those repeat every POST after a lost answer (two runs for one command) and hold back
 * each write for one to three seconds (a command has nine). Here only what can be repeated without a second effect is repeated.
 */
import { failedForToken, failureOf } from './failure.ts';

export interface RetryClock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface Attempted {
  readonly method: string;
  readonly url: string;
}

const DELAYS_MS = [250, 750, 1500] as const;
/** Longer waits are left to whoever runs the task. */
const LONGEST_WAIT_MS = 5000;

/** Reading, and writes that end in the same state however often they come. */
export function mayRepeat({ method, url }: Attempted): boolean {
  if (method === 'GET') return true;
  if (method === 'PATCH') return url.includes('/check-runs/');
  if (method !== 'POST') return false;
  return /\/(?:cancel|reactions|access_tokens)$/.test(url);
}

export async function withRetries<T>(attempted: Attempted, clock: RetryClock, send: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const delay = DELAYS_MS[attempt];
      if (delay === undefined) throw error;
      const failure = failureOf(error, clock.now());
      if (failure.kind === 'refused') throw error;
      if (failure.kind === 'limited') {
        const wait = failure.retryAt - clock.now();
        if (wait > LONGEST_WAIT_MS) throw error;
        await clock.sleep(Math.max(wait, delay));
      } else {
        if (!mayRepeat(attempted) && !failedForToken(error)) throw error;
        await clock.sleep(delay);
      }
    }
  }
}
