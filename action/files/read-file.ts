/** One file at one commit. */
import type { GitHubApi } from '../github/api.ts';
import { statusOf } from '../problem.ts';
import type { Checkout } from './from-checkout.ts';

/** Bytes; a config is a few kilobytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly because: string };

export interface Source {
  readonly api: GitHubApi;
  readonly checkout: Checkout;
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/** `id`: the blob id where it is already known, so that a checkout can stand in for a request. */
export async function readFileAt(
  source: Source,
  path: string,
  commit: string,
  id: string | null,
): Promise<FileContent> {
  const local = id === null ? null : await source.checkout(path, id);
  if (local) return { kind: 'bytes', bytes: local };
  const content = await contentAt(source.api, path, commit);
  if (content === null) return { kind: 'absent' };
  if (typeof content === 'string') return { kind: 'unreadable', because: content };
  if (content.bytes) return { kind: 'bytes', bytes: content.bytes };
  if (content.size > LARGEST_FILE) {
    return {
      kind: 'unreadable',
      because: `it has ${megabytes(content.size)}, and no more than ${megabytes(LARGEST_FILE)} are read`,
    };
  }
  const near = await source.checkout(path, content.sha);
  return { kind: 'bytes', bytes: near ?? (await source.api.blob(content.sha)) };
}

async function contentAt(api: GitHubApi, path: string, commit: string) {
  // such a name cannot be put into an address
  if (/\p{Cs}/u.test(path)) return 'its name is not valid Unicode';
  try {
    return await api.content(path, commit);
  } catch (error) {
    if (statusOf(error) === 403 && error instanceof Error && /too large/i.test(error.message)) {
      return 'it has more than 100 MiB';
    }
    throw error;
  }
}
