/** Which DeepSpeed the repository runs, by its own files at the head: what `deepspeed: auto` means. A repository that does not say is no failure. */
import { decodeUtf8 } from '../core/config/decode.ts';
import { type FoundVersion, mayNameVersion, versionOf } from '../core/deepspeed/found/find-version.ts';
import { readFileAt, type Source } from './files/read-file.ts';

/** Files that are read for it, the ones nearest to the root first. */
const MOST_READS = 6;
/** Deeper ones belong to something else than the training. */
const DEEPEST = 2;
const LARGEST_BYTES = 4 * 1024 * 1024;

export type FoundRelease = FoundVersion & { readonly path: string };

export async function releaseOfRepository(source: Source, headSha: string): Promise<FoundRelease | null> {
  try {
    const { files: tree } = await source.api.tree(headSha);
    const depth = (path: string): number => path.split('/').length;
    const candidates = tree
      .filter(({ path }) => mayNameVersion(path) && depth(path) <= DEEPEST)
      .sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1))
      .slice(0, MOST_READS);
    const files: { path: string; text: string }[] = [];
    for (const { path, sha } of candidates) {
      const content = await readFileAt(source, path, headSha, sha);
      if (content.kind === 'bytes' && content.bytes.length <= LARGEST_BYTES)
        files.push({ path, text: decodeUtf8(content.bytes).text });
    }
    return versionOf(files);
  } catch {
    // The review stands without it: the newest release is taken, and the comment says so.
    return null;
  }
}
