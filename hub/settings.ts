/** How the hub is asked: the variables that Hugging Face's own tools read, so that what works with them works here. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { failure, type HubFailure } from './failure.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

export interface HubSettings {
  readonly ok: true;
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly token: string | null;
  /** Where the token comes from, in words; null: there is none. */
  readonly tokenFrom: string | null;
  readonly offline: boolean;
  /** Of one request. */
  readonly seconds: number;
  /** Our own; null: nothing is kept. */
  readonly cacheFolder: string | null;
  /** Of Hugging Face's tools: read, never written; null: not looked at. */
  readonly hfCacheFolder: string | null;
  /** A proxy is named, which Node's own fetch does not look at without being told. */
  readonly proxyUnused: boolean;
  /** Absent: Node's. */
  readonly fetch?: typeof fetch;
}

export interface Wishes {
  /** Said outright, before every variable and file. */
  readonly token?: { readonly value: string; readonly from: string } | undefined;
  readonly offline?: boolean | undefined;
}

export const DEFAULT_ENDPOINT = 'https://huggingface.co';
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];
const DEFAULT_SECONDS = 10;
const MOST_SECONDS = 120;

export async function hubSettings(variables: Variables, wishes: Wishes = {}): Promise<HubSettings | HubFailure> {
  const endpoint = endpointOf(given(variables.HF_ENDPOINT) ?? DEFAULT_ENDPOINT);
  if (endpoint === null)
    return failure('bad-endpoint', 'HF_ENDPOINT is not the address of a hub such as https://huggingface.co');
  // On Windows too: this folder is theirs.
  const home =
    given(variables.HF_HOME) ?? join(given(variables.XDG_CACHE_HOME) ?? join(homedir(), '.cache'), 'huggingface');
  const token = wishes.token ?? (await tokenOf(variables, home));
  return {
    ok: true,
    endpoint,
    token: token?.value ?? null,
    tokenFrom: token?.from ?? null,
    offline: wishes.offline === true || isOn(variables.HF_HUB_OFFLINE) || isOn(variables.TRANSFORMERS_OFFLINE),
    seconds: secondsOf(variables.HF_HUB_DOWNLOAD_TIMEOUT),
    cacheFolder: cacheFolder(variables),
    hfCacheFolder: given(variables.HF_HUB_CACHE) ?? given(variables.HUGGINGFACE_HUB_CACHE) ?? join(home, 'hub'),
    proxyUnused: variables.NODE_USE_ENV_PROXY !== '1' && PROXIES.some((name) => given(variables[name]) !== undefined),
  };
}

/** A token is one word; null: the text is none. */
export function tokenIn(text: string): string | null {
  const token = text.trim();
  return /^[\x21-\x7e]{1,500}$/.test(token) ? token : null;
}

async function tokenOf(variables: Variables, home: string): Promise<Wishes['token']> {
  for (const name of ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN']) {
    const value = tokenIn(variables[name] ?? '');
    if (value !== null) return { value, from: name };
  }
  if (isOn(variables.HF_HUB_DISABLE_IMPLICIT_TOKEN)) return undefined;
  const path = given(variables.HF_TOKEN_PATH) ?? join(home, 'token');
  const value = tokenIn(await readFile(path, 'utf8').catch(() => ''));
  return value === null ? undefined : { value, from: path };
}

const given = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);

const isOn = (text: string | undefined): boolean => /^(1|on|yes|true|y)$/i.test(text ?? '');

function endpointOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return isPlain && /^https?:$/.test(url.protocol) ? url.href.replace(/\/+$/, '') : null;
}

function secondsOf(text: string | undefined): number {
  const seconds = Number(given(text) ?? DEFAULT_SECONDS);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MOST_SECONDS) : DEFAULT_SECONDS;
}

const cacheHome = (variables: Variables): string =>
  given(variables.XDG_CACHE_HOME) ?? given(variables.LOCALAPPDATA) ?? join(homedir(), '.cache');

/** DS_REVIEW_CACHE names another folder; `off`: nothing is kept. */
function cacheFolder(variables: Variables): string | null {
  const named = given(variables.DS_REVIEW_CACHE);
  if (named !== undefined) return /^(off|0|no|false)$/i.test(named) ? null : named;
  return join(cacheHome(variables), 'ds-review', 'hub');
}
