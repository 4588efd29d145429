/** What a failed request means for whoever wants to go on. */

export type Failure =
  /** GitHub looked at the request and said no: nothing happened. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  /** Turned away before it was looked at; `retryAt` in milliseconds since 1970. */
  | { readonly kind: 'limited'; readonly status: number; readonly retryAt: number }
  /** No answer, or a broken one: it may have happened. */
  | { readonly kind: 'ambiguous'; readonly status: number | null; readonly message: string };

const MINUTE = 60_000;

interface HttpError {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly url: string;
}

/** null: not an error of a request. */
function httpError(error: unknown): HttpError | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const response: unknown = Reflect.get(error, 'response');
  const headers: unknown = typeof response === 'object' && response !== null ? Reflect.get(response, 'headers') : null;
  const request: unknown = Reflect.get(error, 'request');
  const url: unknown = typeof request === 'object' && request !== null ? Reflect.get(request, 'url') : '';
  return {
    // a lost connection is an HttpError of status 500 without a response
    status: response === undefined ? 0 : error.status,
    message: error.message,
    headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
    url: typeof url === 'string' ? url : '',
  };
}

export function failureOf(error: unknown, now: number): Failure {
  const http = httpError(error);
  const message = error instanceof Error ? error.message : String(error);
  if (!http || http.status === 0) return { kind: 'ambiguous', status: null, message };
  const { status, headers } = http;
  const retryAt = limitEnds(headers, now);
  const isLimit = status === 429 || (status === 403 && (retryAt !== null || /rate limit/i.test(http.message)));
  if (isLimit) return { kind: 'limited', status, retryAt: retryAt ?? now + MINUTE };
  if (status >= 500 || status === 408) {
    return { kind: 'ambiguous', status, message };
  }
  return { kind: 'refused', status, message };
}

/** `retry-after`, else `x-ratelimit-reset` where nothing remains. */
function limitEnds(headers: Readonly<Record<string, unknown>>, now: number): number | null {
  const retryAfter = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(retryAfter)) return now + Math.max(0, retryAfter) * 1000;
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) return Math.max(now, reset * 1000);
  return null;
}

/** The request that failed was the one for a token, made on the way: what it was made for never left. */
export function failedForToken(error: unknown): boolean {
  return httpError(error)?.url.endsWith('/access_tokens') ?? false;
}

const PERMISSIONS: readonly (readonly [RegExp, string])[] = [
  [/\/check-runs(?:[/?]|$)/, 'checks: write'],
  [/\/actions\//, 'actions: write'],
  [/\/contents\//, 'contents: read'],
  [/\/pulls\//, 'pull_requests: read'],
];

/** Which permission of the App GitHub has missed; null: it is about something else. */
export function neededPermission(error: unknown): string | null {
  const http = httpError(error);
  if (http?.status !== 403 || failureOf(error, 0).kind !== 'refused') return null;
  return PERMISSIONS.find(([path]) => path.test(http.url))?.[1] ?? null;
}

export function statusOf(error: unknown): number | null {
  return httpError(error)?.status ?? null;
}

/** Thrown to the top: whoever runs the task tries the whole of it again at that time. */
export class RetryLater extends Error {
  readonly retryAt: number;
  constructor(message: string, retryAt: number) {
    super(message);
    this.name = 'RetryLater';
    this.retryAt = retryAt;
  }
}

const PAUSE_MS = 2000;

/** For requests whose failure says nothing of the work at hand: what GitHub refused stays as it is, everything else is a matter of time. */
export function orRetryLater(error: unknown, now: number): unknown {
  if (error instanceof RetryLater) return error;
  const failure = failureOf(error, now);
  if (failure.kind === 'limited') return new RetryLater('GitHub asks to wait', failure.retryAt);
  if (failure.kind === 'refused' || httpError(error) === null) return error;
  return new RetryLater(failure.message, now + PAUSE_MS);
}
