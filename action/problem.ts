/** An end of the run that a person can do something about: one clear line, no stack trace. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** What failed, in words that name the request and never the credentials. */
export function describe(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (!(error instanceof Error)) return 'an unknown error';
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  if (status === null) return `an error of ds-config-review itself (please report it): ${error.message}`;
  const request = 'request' in error ? requestOf(error.request) : 'a request';
  const isNetwork = !('response' in error) || error.response === undefined;
  if (isNetwork) return `GitHub's API could not be reached: ${request}: ${error.message}`;
  if (status === 401) return `GitHub's API does not know the token (401, ${request}): check the input token`;
  if (status >= 500)
    return `GitHub's API is not working: ${request} was answered with ${status}, also after several tries`;
  return `GitHub's API refused ${request} with ${status}: ${error.message.split(' - https://')[0]}`;
}

function requestOf(request: unknown): string {
  if (typeof request !== 'object' || request === null) return 'a request';
  const method = 'method' in request && typeof request.method === 'string' ? request.method : 'GET';
  const url = 'url' in request && typeof request.url === 'string' ? request.url : '';
  return `${method} ${url.split('?')[0]}`;
}

export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
}
