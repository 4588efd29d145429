import type { FileEntry } from '../git/objects.ts';
import {
  json,
  type Need,
  notFound,
  problem,
  type Registrar,
  type Reply,
  type RepositoryCall,
  repositoryRoute,
} from '../http.ts';
import { resolveCommit } from '../refs.ts';

const READ: Need = { permissions: ['contents'], level: 'read' };
/** Up to 1 MB the JSON carries the content; up to 100 MB only the raw media type does. */
const MAX_INLINE = 1024 * 1024;
const MAX_RAW = 100 * 1024 * 1024;

/** Lines of 60 characters, as GitHub breaks base64. */
export function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function links(call: RepositoryCall, kind: 'blob' | 'tree', path: string, ref: string, sha: string) {
  const repository = `${call.api}/repos/${call.repository.fullName}`;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const url = `${repository}/contents/${encoded}?ref=${ref}`;
  const git_url = `${repository}/git/${kind}s/${sha}`;
  const html_url = `${call.web}/${call.repository.fullName}/${kind}/${ref}/${encoded}`;
  return { url, git_url, html_url, download_url: null, _links: { self: url, git: git_url, html: html_url } };
}

function file(call: RepositoryCall, entry: FileEntry, ref: string): Reply {
  const bytes = call.repository.store.blobs.get(entry.sha) ?? Buffer.alloc(0);
  if (bytes.length > MAX_RAW) {
    return problem(
      403,
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API, but you can always clone the repository via Git.',
      [{ resource: 'Blob', field: 'data', code: 'too_large' }],
    );
  }
  if (/application\/vnd\.github\.(?:v3\.)?raw/.test(call.headers.accept ?? '')) {
    return { status: 200, body: bytes, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
  }
  const isSmall = bytes.length <= MAX_INLINE;
  return json({
    type: 'file',
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    size: bytes.length,
    encoding: isSmall ? 'base64' : 'none',
    content: isSmall ? base64(bytes) : '',
    ...links(call, 'blob', entry.path, ref, entry.sha),
  });
}

function folder(call: RepositoryCall, files: ReadonlyMap<string, FileEntry>, path: string, ref: string): Reply {
  const prefix = path === '' ? '' : `${path}/`;
  const names = new Map<string, FileEntry | null>();
  for (const entry of files.values()) {
    if (!entry.path.startsWith(prefix)) continue;
    const [name = '', ...deeper] = entry.path.slice(prefix.length).split('/');
    names.set(name, deeper.length > 0 ? null : entry);
  }
  if (names.size === 0) return notFound();
  return json(
    [...names].slice(0, 1000).map(([name, entry]) => {
      const sha = entry?.sha ?? '0'.repeat(40);
      const full = prefix + name;
      const size = entry ? (call.repository.store.blobs.get(entry.sha)?.length ?? 0) : 0;
      return {
        type: entry ? 'file' : 'dir',
        name,
        path: full,
        sha,
        size,
        ...links(call, entry ? 'blob' : 'tree', full, ref, sha),
      };
    }),
  );
}

export function registerContents(register: Registrar): void {
  register(
    repositoryRoute('GET', '/contents/{path}', READ, (call) => {
      const ref = call.query.get('ref') ?? call.repository.defaultBranch;
      const commit = resolveCommit(call.repository, ref);
      if (commit === null) return problem(404, `No commit found for the ref ${ref}`);
      const files = call.repository.store.filesOfCommit(commit);
      const path = (call.params.path ?? '').replace(/^\/+|\/+$/g, '');
      const entry = files.get(path);
      return entry ? file(call, entry, ref) : folder(call, files, path, ref);
    }),
  );
}
