import { changedFiles } from '../git/diff.ts';
import { ancestors } from '../git/history.ts';
import { json, type Need, problem, type Registrar, repositoryRoute } from '../http.ts';
import { paged } from '../paging.ts';
import { resolveCommit } from '../refs.ts';
import { commitView } from '../views/commit.ts';
import { fileView } from '../views/file.ts';
import { pullView } from '../views/pull.ts';

const READ: Need = { permissions: ['contents'], level: 'read' };
const PULLS: Need = { permissions: ['pull_requests', 'contents'], level: 'read' };

export function registerCommits(register: Registrar): void {
  register(
    repositoryRoute('GET', '/commits/{ref}', READ, (call) => {
      const { store } = call.repository;
      const commit = store.commits.get(resolveCommit(call.repository, call.params.ref ?? '') ?? '');
      if (!commit) return problem(422, `No commit found for SHA: ${call.params.ref}`);
      const files = changedFiles(store, commit.parents[0] ?? null, commit.sha);
      return json({
        ...commitView(call.repository, commit, call),
        stats: { total: 0, additions: 0, deletions: 0 },
        files: files.slice(0, 300).map((file) => fileView(call.repository, file, commit.sha, call)),
      });
    }),
    repositoryRoute('GET', '/commits', READ, (call) => {
      const start = resolveCommit(call.repository, call.query.get('sha') ?? call.repository.defaultBranch);
      const { store } = call.repository;
      const list = start === null ? [] : ancestors(store, start).flatMap((sha) => store.commits.get(sha) ?? []);
      return paged(call, list, (commit) => commitView(call.repository, commit, call));
    }),
    // open pull requests whose head, or whose history, holds the commit
    repositoryRoute('GET', '/commits/{commit_sha}/pulls', PULLS, (call) => {
      const sha = call.params.commit_sha ?? '';
      const { store } = call.repository;
      if (!store.commits.has(sha)) return problem(422, `No commit found for SHA: ${sha}`);
      const pulls = [...call.repository.pulls.values()].filter(
        (pull) =>
          pull.issue.state === 'open' &&
          ancestors(store, pull.headSha).includes(sha) &&
          !ancestors(store, pull.baseSha).includes(sha),
      );
      return paged(call, pulls, (pull) => pullView(call.state, call.repository, pull, call, false));
    }),
  );
}
