/** What an error of the API means for a second try. */
import { statusOf } from '../problem.ts';

function headersOf(error: unknown): object {
  if (!(error instanceof Error) || !('response' in error)) return {};
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('headers' in response)) return {};
  return typeof response.headers === 'object' && response.headers !== null ? response.headers : {};
}

/** Seconds that the answer asks to wait; null: it does not say. */
export function retryAfter(error: unknown): number | null {
  const headers = headersOf(error);
  const number = (name: string): number | null => {
    const text: unknown = Reflect.get(headers, name);
    const value = text === undefined ? Number.NaN : Number(text);
    return Number.isFinite(value) && value >= 0 ? value : null;
  };
  const asked = number('retry-after');
  const reset = number('x-ratelimit-remaining') === 0 ? number('x-ratelimit-reset') : null;
  if (asked !== null || reset === null) return asked;
  return Math.max(0, Math.ceil(reset - Date.now() / 1000) + 1);
}

/** GitHub did nothing because too much was asked; a 403 of this kind is no question of permissions. */
export function isLimit(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 429) return true;
  if (status !== 403 || !(error instanceof Error)) return false;
  return (
    /rate limit|abuse detection/i.test(error.message) || Reflect.get(headersOf(error), 'x-ratelimit-remaining') === '0'
  );
}

/** The request may or may not have had its effect: a broken connection, or a server that failed. */
export function isTransient(error: unknown): boolean {
  const status = statusOf(error);
  return status !== null && (status >= 500 || status === 408);
}
