import { changedFiles } from '../git/diff.ts';
import { commitsAhead } from '../git/history.ts';
import { json, type Need, notFound, type Registrar, type RepositoryCall, repositoryRoute } from '../http.ts';
import { paged } from '../paging.ts';
import type { PullRequest } from '../repository.ts';
import { commitView } from '../views/commit.ts';
import { fileView } from '../views/file.ts';
import { pullView } from '../views/pull.ts';

const READ: Need = { permissions: ['pull_requests', 'contents'], level: 'read' };
/** GitHub lists no more than this many files of a pull request. */
const MAX_FILES = 3000;

function pullOf(call: RepositoryCall): PullRequest | undefined {
  return call.repository.pulls.get(Number(call.params.pull_number));
}

export function registerPulls(register: Registrar): void {
  register(
    repositoryRoute('GET', '/pulls', READ, (call) => {
      const wanted = call.query.get('state') ?? 'open';
      const head = call.query.get('head');
      const base = call.query.get('base');
      const pulls = [...call.repository.pulls.values()].filter(
        (pull) =>
          (wanted === 'all' || pull.issue.state === wanted) &&
          (base === null || pull.base.ref === base) &&
          (head === null || head === `${pull.head.repository.owner.login}:${pull.head.ref}`),
      );
      pulls.sort((a, b) => b.number - a.number);
      return paged(call, pulls, (pull) => pullView(call.state, call.repository, pull, call, false));
    }),
    repositoryRoute('GET', '/pulls/{pull_number}', READ, (call) => {
      const pull = pullOf(call);
      return pull ? json(pullView(call.state, call.repository, pull, call)) : notFound();
    }),
    repositoryRoute('GET', '/pulls/{pull_number}/files', READ, (call) => {
      const pull = pullOf(call);
      if (!pull) return notFound();
      const base = call.state.mergeBaseOf(call.repository, pull);
      const files = changedFiles(call.repository.store, base, pull.headSha).slice(0, MAX_FILES);
      return paged(call, files, (file) => fileView(call.repository, file, pull.headSha, call));
    }),
    repositoryRoute('GET', '/pulls/{pull_number}/commits', READ, (call) => {
      const pull = pullOf(call);
      if (!pull) return notFound();
      const { commits } = call.repository.store;
      const list = commitsAhead(call.repository.store, pull.baseSha, pull.headSha).flatMap(
        (sha) => commits.get(sha) ?? [],
      );
      return paged(call, list.slice(0, 250), (commit) => commitView(call.repository, commit, call));
    }),
  );
}
