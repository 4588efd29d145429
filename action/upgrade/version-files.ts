/** The changed files that may say which DeepSpeed is installed, with what both sides say. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import { type FoundVersion, mayNameVersion, versionIn } from '../../core/deepspeed/found/find-version.ts';
import { readFileAt, type Source } from '../files/read-file.ts';
import type { ChangedFile } from '../github/api.ts';
import type { Refs } from '../refs.ts';

export interface VersionFile {
  /** At the head; before a removal at the base. */
  readonly path: string;
  readonly base: FoundVersion | null;
  readonly head: FoundVersion | null;
}

/** Files of one pull request that are read for it, both sides. */
const MOST_FILES = 12;
const LARGEST_BYTES = 8 * 1024 * 1024;

export async function changedVersions(source: Source, refs: Refs): Promise<readonly VersionFile[]> {
  const candidates = refs.changed.filter(mayMove).slice(0, MOST_FILES);
  const found: VersionFile[] = [];
  for (const file of candidates) {
    const before = file.previousPath ?? file.path;
    const base = file.status === 'added' ? null : await versionAt(source, before, refs.mergeBaseSha, null);
    const head = file.status === 'removed' ? null : await versionAt(source, file.path, refs.headSha, file.sha);
    if (base !== null || head !== null) found.push({ path: file.path, base, head });
  }
  return found;
}

/** Most lock files move for other reasons: a look at the patch spares reading them. In Pipfile.lock the name may stand far above. */
function mayMove({ path, previousPath, patch }: ChangedFile): boolean {
  if (!mayNameVersion(path) && (previousPath === null || !mayNameVersion(previousPath))) return false;
  return patch === null || path.endsWith('Pipfile.lock') || /deepspeed/i.test(patch);
}

export async function versionAt(
  source: Source,
  path: string,
  commit: string,
  id: string | null,
): Promise<FoundVersion | null> {
  if (!mayNameVersion(path)) return null;
  const content = await readFileAt(source, path, commit, id);
  if (content.kind !== 'bytes' || content.bytes.length > LARGEST_BYTES) return null;
  return versionIn(path, decodeUtf8(content.bytes).text);
}
