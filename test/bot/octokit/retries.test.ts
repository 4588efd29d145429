import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../../bot/octokit/failure.ts';
import { writeOnce } from '../../../bot/octokit/look-then-repeat.ts';
import { withRetries } from '../../../bot/octokit/retries.ts';

/** An error as Octokit throws it; status 0: the connection was lost. */
function httpError(status: number, headers: object = {}, message = 'no'): Error {
  const response = status === 0 ? undefined : { headers };
  return Object.assign(new Error(message), {
    name: 'HttpError',
    status: status === 0 ? 500 : status,
    response,
    request: { method: 'GET', url: 'https://x/y' },
  });
}

function fakeClock() {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}

test.each([
  [httpError(404), 'refused'],
  [httpError(422), 'refused'],
  [httpError(403), 'refused'],
  [httpError(403, { 'retry-after': '30' }), 'limited'],
  [httpError(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }), 'limited'],
  [httpError(403, {}, 'You have exceeded a secondary rate limit'), 'limited'],
  [httpError(429), 'limited'],
  [httpError(500), 'ambiguous'],
  [httpError(502), 'ambiguous'],
  [httpError(0), 'ambiguous'],
])('what a failure means: %#', (error, kind) => expect(failureOf(error, 0).kind).toBe(kind));

test('the end of a limit', () => {
  expect(failureOf(httpError(429, { 'retry-after': '7' }), 1000)).toMatchObject({ retryAt: 8000 });
  expect(failureOf(httpError(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }), 1000)).toMatchObject({
    retryAt: 60_000,
  });
  expect(failureOf(httpError(429), 1000)).toMatchObject({ retryAt: 61_000 });
});

describe('repeated', () => {
  const attempts = async (method: string, url: string, error: Error): Promise<number> => {
    let count = 0;
    const send = async () => {
      count += 1;
      throw error;
    };
    await withRetries({ method, url }, fakeClock(), send).catch(() => {});
    return count;
  };
  test.each([
    ['GET', '/repos/a/b/pulls/1', httpError(502), 4],
    ['PATCH', '/repos/a/b/check-runs/1', httpError(502), 4],
    ['POST', '/repos/a/b/check-runs', httpError(502), 1],
    ['POST', '/repos/a/b/actions/workflows/x.yml/dispatches', httpError(0), 1],
    ['POST', '/repos/a/b/issues/1/comments', httpError(500), 1],
    ['POST', '/repos/a/b/issues/comments/1/reactions', httpError(500), 4],
    ['GET', '/repos/a/b/pulls/1', httpError(404), 1],
    // turned away before it was looked at: nothing has happened, so even a dispatch may be sent again
    ['POST', '/repos/a/b/actions/workflows/x.yml/dispatches', httpError(429, { 'retry-after': '1' }), 4],
    ['GET', '/repos/a/b/pulls/1', httpError(429, { 'retry-after': '60' }), 1],
  ])('%s %s', async (method, url, error, count) => expect(await attempts(method, url, error)).toBe(count));
});

describe('a write whose answer was lost', () => {
  const careful = (found: (looks: number) => string | null) => {
    const log: string[] = [];
    let looks = 0;
    return {
      log,
      ensure: async () => void log.push('ensure'),
      write: async (): Promise<string> => {
        log.push('write');
        if (log.filter((entry) => entry === 'write').length === 1) throw httpError(502);
        return 'second';
      },
      look: async () => {
        looks += 1;
        log.push('look');
        return found(looks);
      },
      pauses: [1, 2, 3],
    };
  };
  test('is looked for more than once, and taken where it is', async () => {
    const work = careful((looks) => (looks === 2 ? 'first' : null));
    expect(await writeOnce(fakeClock(), work)).toBe('first');
    expect(work.log).toEqual(['ensure', 'write', 'look', 'look']);
  });
  test('is done again only after every look', async () => {
    const work = careful(() => null);
    expect(await writeOnce(fakeClock(), work)).toBe('second');
    expect(work.log).toEqual(['ensure', 'write', 'look', 'look', 'look', 'ensure', 'write']);
  });
  test('is not done at all where the right to it is lost', async () => {
    const work = { ...careful(() => null), ensure: () => Promise.reject(new Error('lost')) };
    await expect(writeOnce(fakeClock(), work)).rejects.toThrow('lost');
    expect(work.log).toEqual([]);
  });
});
