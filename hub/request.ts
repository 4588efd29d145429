/**
 * A `fetch` that is safe to hand a token to: one time limit, redirects followed by hand so that the token goes to the hub alone, and an answer
 * that ends at a size.
 */
import { HubProblem } from './failure.ts';
import type { HubSettings } from './settings.ts';

const MOST_REDIRECTS = 5;

export interface Limits {
  /** Of one answer. */
  readonly bytes: number;
  /** What is too large, in words. */
  readonly what: string;
}

/** Throws a HubProblem where there is no answer; an answer of any status comes back, its body cut off by an error at the limit. */
export async function request(
  address: string,
  init: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
  settings: HubSettings,
  limits: Limits,
): Promise<Response> {
  const signal = AbortSignal.timeout(settings.seconds * 1000);
  let url = new URL(address);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await send(url, init, settings, signal);
    const location = isRedirect(response.status) ? response.headers.get('location') : null;
    if (location === null) return limited(response, settings, limits);
    await response.body?.cancel();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
    if (next === null || !/^https?:$/.test(next.protocol) || (url.protocol === 'https:' && next.protocol !== 'https:'))
      throw new HubProblem('redirects', `${hubName(settings)} led to an address that is not safe to follow`);
    url = next;
  }
  throw new HubProblem(
    'redirects',
    `${hubName(settings)} led from one address to the next more than ${MOST_REDIRECTS} times`,
  );
}

/** As a sentence begins: Hugging Face, or the address of a mirror. */
export function hubName({ endpoint }: Pick<HubSettings, 'endpoint'>): string {
  const { hostname } = new URL(endpoint);
  return hostname === 'huggingface.co' ? 'Hugging Face' : `Hugging Face (at ${endpoint})`;
}

async function send(
  url: URL,
  { method = 'GET', headers = {} }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
  settings: HubSettings,
  signal: AbortSignal,
): Promise<Response> {
  const bearer = mayHaveToken(url, settings) ? { authorization: `Bearer ${settings.token}` } : {};
  try {
    return await (settings.fetch ?? fetch)(url.href, {
      method,
      headers: { ...headers, ...bearer },
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw noAnswer(error, settings);
  }
}

/** To the hub itself, and never over a line that others can read. */
export function mayHaveToken(url: URL, { endpoint, token }: Pick<HubSettings, 'endpoint' | 'token'>): boolean {
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return token !== null && url.origin === new URL(endpoint).origin && (url.protocol === 'https:' || isHere);
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

function limited(response: Response, settings: HubSettings, { bytes: most, what }: Limits): Response {
  const tooLarge = (): HubProblem =>
    new HubProblem('too-large', `${what} is larger than ${(most / 1024 / 1024).toFixed(0)} MiB`);
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    // Nobody reads it: the connection is given back.
    void response.body?.cancel();
    throw tooLarge();
  }
  if (response.body === null) return response;
  const reader = response.body.getReader();
  let seen = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw noAnswer(error, settings);
      });
      if (done) {
        controller.close();
        return;
      }
      seen += value.byteLength;
      if (seen > most) {
        await reader.cancel();
        throw tooLarge();
      }
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known here',
  EAI_AGAIN: 'no name server answers',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  ETIMEDOUT: 'no connection in time',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to it',
};

function noAnswer(error: unknown, settings: HubSettings): HubProblem {
  if (error instanceof HubProblem) return error;
  const proxy =
    settings.proxyUnused && settings.fetch === undefined
      ? '; a proxy is set, which Node uses with NODE_USE_ENV_PROXY=1'
      : '';
  if (textOf(error, 'name') === 'TimeoutError')
    return new HubProblem('timeout', `${hubName(settings)} did not answer in ${settings.seconds} s${proxy}`);
  const code = codeOf(error);
  const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code ?? '');
  const why = certificate ? 'its certificate is not trusted here' : code === null ? null : (CAUSES[code] ?? code);
  return new HubProblem(
    'unreachable',
    `Hugging Face could not be reached at ${settings.endpoint}${why === null ? '' : ` (${why})`}${proxy}`,
  );
}

/** Of the cause; of the first, where each address of a host has its own. */
function codeOf(error: unknown): string | null {
  const cause = Object(error).cause ?? error;
  return textOf(cause, 'code') ?? textOf(Object(cause).errors?.[0], 'code');
}

function textOf(value: unknown, field: string): string | null {
  const text: unknown = Object(value)[field];
  return typeof text === 'string' ? text : null;
}
