/** What changed launchers may point to: the paths of the head, and the texts of configs that they name and the pull request leaves alone. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import { findConfig } from '../../core/config/launchers/find-config.ts';
import { readLauncher } from '../../core/config/launchers/read.ts';
import type { RepositoryFiles, ReviewFile } from '../../core/review/input.ts';
import { readFileAt, type Source } from './read-file.ts';

/** Configs that are read for it. */
const MOST_READS = 20;
/** Bytes. */
const LARGEST = 1024 * 1024;

/** null: no changed launcher names a file. A tree that cannot be read is none: nothing is said of what is not known. */
export async function launchedFiles(
  source: Source,
  files: readonly ReviewFile[],
  headSha: string,
): Promise<RepositoryFiles | null> {
  const references = files.flatMap(({ path, head }) => {
    const launcher = head === null ? null : readLauncher(path, head);
    return launcher === null ? [] : launcher.references.map(({ ref }) => ({ path, ref }));
  });
  if (references.length === 0) return null;
  try {
    const tree = await source.api.tree(headSha);
    const byPath = new Map(tree.files.map((file) => [file.path, file]));
    const paths = new Set(byPath.keys());
    const changed = new Set(files.map((file) => file.path));
    const named = new Set(
      references.flatMap(({ path, ref }) => {
        const found = findConfig(path, ref, paths);
        return found.found && !changed.has(found.path) ? [found.path] : [];
      }),
    );
    const texts = new Map<string, string>();
    for (const path of [...named].slice(0, MOST_READS)) {
      if ((byPath.get(path)?.size ?? 0) > LARGEST) continue;
      const content = await readFileAt(source, path, headSha, byPath.get(path)?.sha ?? null);
      if (content.kind === 'bytes') texts.set(path, decodeUtf8(content.bytes).text);
    }
    return { paths, isWhole: tree.isWhole, texts };
  } catch {
    return null;
  }
}
