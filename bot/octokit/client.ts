/** Probot's Octokit with the bot's own manners. */
import { ProbotOctokit } from 'probot';
import type { Metrics } from '../metrics/metrics.ts';
import { failureOf } from './failure.ts';
import { type RetryClock, withRetries } from './retries.ts';

export type Octokit = InstanceType<typeof ProbotOctokit>;

const READ_TIMEOUT_MS = 8000;
/** Shorter than what is left of a lease when a write begins. */
const WRITE_TIMEOUT_MS = 4000;

export function botOctokit(clock: RetryClock, metrics: Metrics): typeof ProbotOctokit {
  return ProbotOctokit.plugin((octokit) => {
    octokit.hook.wrap('request', (request, options) => {
      const { method, url } = options;
      return withRetries({ method, url }, clock, async () => {
        const signal = AbortSignal.timeout(method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS);
        try {
          const response = await request({ ...options, request: { ...options.request, signal } });
          metrics.apiRequest(method, url, response.status);
          return response;
        } catch (error) {
          const failure = failureOf(error, clock.now());
          metrics.apiRequest(method, url, failure.status ?? 0);
          throw error;
        }
      });
    });
    return {};
  }).defaults((options: object) => ({
    ...options,
    // whatever Probot passes: its plugins would hold back and repeat
    throttle: { enabled: false },
    retry: { enabled: false },
    userAgent: 'ds-config-review-bot',
  }));
}
