/** The real time. */
import type { RetryClock } from './octokit/retries.ts';

export const realClock: RetryClock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
