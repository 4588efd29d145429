import { json, type Need, notFound, type Registrar, repositoryRoute } from '../http.ts';
import { resolveCommit } from '../refs.ts';
import { gitCommitView } from '../views/commit.ts';
import { base64 } from './contents.ts';

const READ: Need = { permissions: ['contents'], level: 'read' };
/** GitHub cuts recursive trees there and says `truncated`. */
const MAX_ENTRIES = 100_000;

export function registerGit(register: Registrar): void {
  register(
    repositoryRoute('GET', '/git/blobs/{file_sha}', READ, (call) => {
      const sha = call.params.file_sha ?? '';
      const bytes = call.repository.store.blobs.get(sha);
      if (!bytes) return notFound();
      if (/application\/vnd\.github\.(?:v3\.)?raw/.test(call.headers.accept ?? '')) {
        return {
          status: 200,
          body: bytes,
          headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
        };
      }
      const url = `${call.api}/repos/${call.repository.fullName}/git/blobs/${sha}`;
      return json({ sha, node_id: `B_${sha}`, size: bytes.length, url, encoding: 'base64', content: base64(bytes) });
    }),
    repositoryRoute('GET', '/git/trees/{tree_sha}', READ, (call) => {
      const name = call.params.tree_sha ?? '';
      const { store } = call.repository;
      const commit = resolveCommit(call.repository, name);
      const sha = commit === null ? name : (store.commits.get(commit)?.tree ?? name);
      const entries = store.trees.get(sha);
      if (!entries) return notFound();
      const git = `${call.api}/repos/${call.repository.fullName}/git`;
      const view = (path: string, mode: string, id: string) =>
        mode === '040000'
          ? { path, mode, type: 'tree', sha: id, url: `${git}/trees/${id}` }
          : { path, mode, type: 'blob', sha: id, size: store.blobs.get(id)?.length ?? 0, url: `${git}/blobs/${id}` };
      const all = call.query.has('recursive')
        ? [...store.files(sha).values()].map((file) => view(file.path, file.mode, file.sha))
        : entries.map((entry) => view(entry.name, entry.mode, entry.sha));
      const tree = all.slice(0, MAX_ENTRIES);
      return json({ sha, url: `${git}/trees/${sha}`, tree, truncated: tree.length < all.length });
    }),
    repositoryRoute('GET', '/git/commits/{commit_sha}', READ, (call) => {
      const commit = call.repository.store.commits.get(call.params.commit_sha ?? '');
      return commit ? json(gitCommitView(call.repository, commit, call)) : notFound();
    }),
    repositoryRoute('GET', '/git/ref/{ref}', READ, (call) => {
      const name = call.params.ref ?? '';
      const sha = name.startsWith('heads/')
        ? call.repository.branches.get(name.slice(6))
        : name.startsWith('tags/')
          ? call.repository.tags.get(name.slice(5))
          : resolveCommit(call.repository, name);
      if (!sha) return notFound();
      const git = `${call.api}/repos/${call.repository.fullName}/git`;
      const object = { type: 'commit', sha, url: `${git}/commits/${sha}` };
      return json({ ref: `refs/${name}`, node_id: `REF_${name}`, url: `${git}/refs/${name}`, object });
    }),
  );
}
