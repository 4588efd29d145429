/** Octokit as the Action wants it: patient with reads, never repeating a write on its own. */
import { randomUUID } from 'node:crypto';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { statusOf } from '../problem.ts';
import { retryAfter } from './failures.ts';

/** Seconds. GitHub asks for a minute after a secondary limit; a primary limit may last an hour, which no job should sleep through. */
const LONGEST_WAIT = 90;
const MOST_WAITS = 3;

export interface ClientOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly onWait: (message: string) => void;
  readonly fetch?: typeof fetch;
  /** Multiplies every pause; tests make it small. */
  readonly pace?: number;
  /** Other queues than the throttling plugin's own, which space writes by seconds. */
  readonly queues?: Readonly<Record<string, unknown>>;
}

export function makeClient(options: ClientOptions): Octokit {
  const pace = options.pace ?? 1;
  const mayWait = (seconds: number, request: object, round: number): boolean => {
    const isRead = 'method' in request && request.method === 'GET';
    const waits = isRead && seconds <= LONGEST_WAIT && round < MOST_WAITS;
    if (waits) options.onWait(`GitHub limits requests: waiting ${seconds} s`);
    return waits;
  };
  const client = new (Octokit.plugin(retry, throttling))({
    ...(options.token === '' ? {} : { auth: options.token }),
    baseUrl: options.apiUrl,
    userAgent: 'ds-config-review',
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    ...(options.fetch ? { request: { fetch: options.fetch } } : {}),
    // 429 is left to the pause below, which obeys `Retry-After`
    retry: { retryAfterBaseValue: 1000 * pace, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: {
      // a queue of its own: the plugin's are shared by all clients of a process
      id: randomUUID(),
      ...options.queues,
      retryAfterBaseValue: 1000 * pace,
      onRateLimit: (seconds, request, _client, round) => mayWait(seconds, request, round),
      onSecondaryRateLimit: (seconds, request, _client, round) => mayWait(seconds, request, round),
    },
  });
  client.hook.wrap('request', async (request, asked) => {
    for (let round = 0; ; round++) {
      try {
        return await request(asked);
      } catch (error) {
        const seconds = statusOf(error) === 429 ? retryAfter(error) : null;
        if (seconds === null || !mayWait(seconds, asked, round)) throw error;
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000 * pace));
      }
    }
  });
  return client;
}

function ignore(): void {}
