/** A file of the repository at a commit or branch, as bytes. */
import { statusOf } from '../octokit/failure.ts';
import { at, type Scope } from '../scope.ts';

export type FileContent =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  /** Larger than GitHub's API hands out in JSON (1 MB). */
  | { readonly kind: 'too-large' }
  /** A folder, a submodule, or a link that leads out of the repository. */
  | { readonly kind: 'not-a-file' };

export async function readFile(scope: Scope, path: string, ref: string): Promise<FileContent> {
  try {
    const { data } = await scope.octokit.rest.repos.getContent({ ...at(scope), path, ref });
    if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return { kind: 'not-a-file' };
    if (data.encoding === 'none' || (data.content === '' && data.size > 0)) return { kind: 'too-large' };
    return { kind: 'file', bytes: Buffer.from(data.content, 'base64') };
  } catch (error) {
    if (statusOf(error) === 404) return { kind: 'absent' };
    throw error;
  }
}
