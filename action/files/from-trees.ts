/** The changes between two commits by their trees: for merge groups and for heads that a pull request has left, which no file list names. */
import type { ChangedFile, TreeFile } from '../github/api.ts';

export function changesBetween(base: readonly TreeFile[], head: readonly TreeFile[]): ChangedFile[] {
  const before = new Map(base.map((file) => [file.path, file.sha]));
  const after = new Map(head.map((file) => [file.path, file.sha]));
  const goneById = new Map<string, string>();
  for (const [path, sha] of before) if (!after.has(path)) goneById.set(sha, path);
  const changes: ChangedFile[] = [];
  const renamed = new Set<string>();
  for (const [path, sha] of after) {
    const old = before.get(path);
    if (old === sha) continue;
    const from = old === undefined ? goneById.get(sha) : undefined;
    if (from !== undefined) {
      goneById.delete(sha);
      renamed.add(from);
      changes.push({ path, status: 'renamed', previousPath: from, sha, patch: null });
    } else
      changes.push({ path, status: old === undefined ? 'added' : 'modified', previousPath: null, sha, patch: null });
  }
  for (const [path, sha] of before) {
    if (!after.has(path) && !renamed.has(path))
      changes.push({ path, status: 'removed', previousPath: null, sha, patch: null });
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}
