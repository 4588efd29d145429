/** What changed between two commits, as the file list of a pull request tells it. */
import { diffLines, similarity } from './lines.ts';
import type { FileEntry, ObjectStore } from './objects.ts';

export interface FileChange {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Absent for binary and very large files, as on GitHub. */
  readonly patch?: string;
}

const MAX_PATCH_BYTES = 400_000;
/** Beyond this many candidates only exact renames are found, as git does with its rename limit. */
const RENAME_LIMIT = 50;

function textOf(store: ObjectStore, sha: string | undefined): string | null {
  if (sha === undefined) return '';
  const bytes = store.blobs.get(sha) ?? Buffer.alloc(0);
  return bytes.length > MAX_PATCH_BYTES || bytes.includes(0) ? null : bytes.toString('utf8');
}

function change(
  store: ObjectStore,
  status: FileChange['status'],
  path: string,
  before: FileEntry | undefined,
  after: FileEntry | undefined,
): FileChange {
  const left = textOf(store, before?.sha);
  const right = textOf(store, after?.sha);
  const lines = left === null || right === null ? null : diffLines(left, right);
  return {
    path,
    ...(status === 'renamed' && before ? { previousPath: before.path } : {}),
    status,
    sha: (after ?? before)?.sha ?? '',
    additions: lines?.additions ?? 0,
    deletions: lines?.deletions ?? 0,
    ...(lines && lines.patch !== '' ? { patch: lines.patch } : {}),
  };
}

function renames(store: ObjectStore, removed: FileEntry[], added: FileEntry[]): Map<string, FileEntry> {
  const from = new Map<string, FileEntry>();
  const taken = new Set<string>();
  for (const file of added) {
    const same = removed.find((old) => old.sha === file.sha && !taken.has(old.path));
    if (same) {
      from.set(file.path, same);
      taken.add(same.path);
    }
  }
  if (removed.length > RENAME_LIMIT || added.length > RENAME_LIMIT) return from;
  for (const file of added) {
    if (from.has(file.path)) continue;
    const text = textOf(store, file.sha);
    const like = removed.find((old) => {
      const oldText = taken.has(old.path) ? null : textOf(store, old.sha);
      return text !== null && oldText !== null && text !== '' && similarity(oldText, text) >= 0.5;
    });
    if (like) {
      from.set(file.path, like);
      taken.add(like.path);
    }
  }
  return from;
}

/** Sorted by path. An unknown `base` (null) means that everything in `head` is new. */
export function changedFiles(store: ObjectStore, base: string | null, head: string): FileChange[] {
  const before = base === null ? new Map<string, FileEntry>() : store.filesOfCommit(base);
  const after = store.filesOfCommit(head);
  const removed = [...before.values()].filter((file) => !after.has(file.path));
  const added = [...after.values()].filter((file) => !before.has(file.path));
  const renamed = renames(store, removed, added);
  const moved = new Set([...renamed.values()].map((file) => file.path));
  const changes: FileChange[] = [];
  for (const file of after.values()) {
    const old = before.get(file.path);
    const source = renamed.get(file.path);
    if (old && (old.sha !== file.sha || old.mode !== file.mode))
      changes.push(change(store, 'modified', file.path, old, file));
    else if (source) changes.push(change(store, 'renamed', file.path, source, file));
    else if (!old) changes.push(change(store, 'added', file.path, undefined, file));
  }
  for (const file of removed)
    if (!moved.has(file.path)) changes.push(change(store, 'removed', file.path, file, undefined));
  return changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
