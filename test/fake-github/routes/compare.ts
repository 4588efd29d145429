import { changedFiles } from '../git/diff.ts';
import { commitsAhead, mergeBase } from '../git/history.ts';
import { json, type Need, notFound, type Registrar, type RepositoryCall, repositoryRoute } from '../http.ts';
import { pageOf } from '../paging.ts';
import { resolveCommit } from '../refs.ts';
import { commitView } from '../views/commit.ts';
import { fileView } from '../views/file.ts';

const READ: Need = { permissions: ['contents'], level: 'read' };
/** Files come with the first page of commits only, and no more than this many. */
const MAX_FILES = 300;

/** `name`, `owner:name` or `owner:repo:name`; a fork of the same network shares the objects. */
function side(call: RepositoryCall, text: string): string | null {
  const parts = text.split(':');
  const name = parts.at(-1) ?? '';
  if (parts.length === 1) return resolveCommit(call.repository, name);
  const repo = parts.length === 3 ? parts[1] : call.repository.name;
  const other = call.state.repository(`${parts[0]}/${repo}`);
  return other && other.store === call.repository.store ? resolveCommit(other, name) : null;
}

export function registerCompare(register: Registrar): void {
  register(
    repositoryRoute('GET', '/compare/{basehead}', READ, (call) => {
      const [left = '', right = ''] = (call.params.basehead ?? '').split('...');
      const base = side(call, left);
      const head = side(call, right);
      const { store } = call.repository;
      const common = base && head ? mergeBase(store, base, head) : null;
      const [baseCommit, mergeCommit] = [store.commits.get(base ?? ''), store.commits.get(common ?? '')];
      if (!base || !head || !baseCommit || !mergeCommit) return notFound();
      const ahead = commitsAhead(store, base, head);
      const behind = commitsAhead(store, head, base).length;
      const page = pageOf(call, ahead);
      const isFirst = (call.query.get('page') ?? '1') === '1';
      const files = isFirst ? changedFiles(store, common, head).slice(0, MAX_FILES) : [];
      const url = `${call.api}/repos/${call.repository.fullName}/compare/${left}...${right}`;
      const html = `${call.web}/${call.repository.fullName}/compare/${left}...${right}`;
      const body = {
        url,
        html_url: html,
        permalink_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        base_commit: commitView(call.repository, baseCommit, call),
        merge_base_commit: commitView(call.repository, mergeCommit, call),
        status: ahead.length === 0 ? (behind === 0 ? 'identical' : 'behind') : behind === 0 ? 'ahead' : 'diverged',
        ahead_by: ahead.length,
        behind_by: behind,
        total_commits: ahead.length,
        commits: page.items
          .flatMap((sha) => store.commits.get(sha) ?? [])
          .map((commit) => commitView(call.repository, commit, call)),
        files: files.map((file) => fileView(call.repository, file, head, call)),
      };
      return json(body, 200, page.headers);
    }),
  );
}
