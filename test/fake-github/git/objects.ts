/** Git objects under the ids that git gives them, so that a SHA in a test is a SHA in the real world. Forks share one store. */
import { createHash } from 'node:crypto';

export interface TreeEntry {
  readonly name: string;
  readonly mode: '100644' | '100755' | '120000' | '040000' | '160000';
  readonly sha: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly time: number;
}

export interface FileEntry {
  readonly path: string;
  readonly mode: TreeEntry['mode'];
  readonly sha: string;
}

export function objectId(type: 'blob' | 'tree' | 'commit', bytes: Buffer): string {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}

export class ObjectStore {
  readonly blobs = new Map<string, Buffer>();
  readonly trees = new Map<string, readonly TreeEntry[]>();
  readonly commits = new Map<string, Commit>();

  addBlob(content: string | Buffer): string {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const sha = objectId('blob', bytes);
    this.blobs.set(sha, bytes);
    return sha;
  }

  addTree(entries: readonly TreeEntry[]): string {
    // git sorts a folder as if its name ended in a slash
    const key = (entry: TreeEntry) => Buffer.from(entry.mode === '040000' ? `${entry.name}/` : entry.name);
    const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)));
    const bytes = Buffer.concat(
      sorted.flatMap((entry) => [
        Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`, 'utf8'),
        Buffer.from(entry.sha, 'hex'),
      ]),
    );
    const sha = objectId('tree', bytes);
    this.trees.set(sha, sorted);
    return sha;
  }

  addCommit(commit: Omit<Commit, 'sha'>): string {
    const line = (who: Signature) => `${who.name} <${who.email}> ${who.time} +0000`;
    const text = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${line(commit.author)}`,
      `committer ${line(commit.committer)}`,
      '',
      commit.message,
    ].join('\n');
    const sha = objectId('commit', Buffer.from(text, 'utf8'));
    this.commits.set(sha, { ...commit, sha });
    return sha;
  }

  /** Every file below a tree, by full path. */
  files(treeSha: string, prefix = ''): Map<string, FileEntry> {
    const found = new Map<string, FileEntry>();
    for (const entry of this.trees.get(treeSha) ?? []) {
      const path = prefix + entry.name;
      if (entry.mode === '040000') for (const [name, file] of this.files(entry.sha, `${path}/`)) found.set(name, file);
      else found.set(path, { path, mode: entry.mode, sha: entry.sha });
    }
    return found;
  }

  /** Builds nested trees from full paths. */
  treeOf(files: Iterable<FileEntry>): string {
    const folders = new Map<string, FileEntry[]>();
    const entries: TreeEntry[] = [];
    for (const file of files) {
      const slash = file.path.indexOf('/');
      if (slash < 0) entries.push({ name: file.path, mode: file.mode, sha: file.sha });
      else {
        const folder = file.path.slice(0, slash);
        const inside = folders.get(folder) ?? [];
        inside.push({ ...file, path: file.path.slice(slash + 1) });
        folders.set(folder, inside);
      }
    }
    for (const [name, inside] of folders) entries.push({ name, mode: '040000', sha: this.treeOf(inside) });
    return this.addTree(entries);
  }

  filesOfCommit(sha: string): Map<string, FileEntry> {
    const commit = this.commits.get(sha);
    return commit ? this.files(commit.tree) : new Map();
  }
}
