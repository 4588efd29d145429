import type { Commit, Signature } from '../git/objects.ts';
import type { Call } from '../http.ts';
import type { Repository } from '../repository.ts';

const who = ({ name, email, time }: Signature) => ({
  name,
  email,
  date: new Date(time * 1000).toISOString().replace('.000Z', 'Z'),
});
const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** `GET git/commits/{sha}`. */
export function gitCommitView(repository: Repository, commit: Commit, call: Pick<Call, 'api' | 'web'>) {
  const git = `${call.api}/repos/${repository.fullName}/git`;
  const page = `${call.web}/${repository.fullName}/commit`;
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${git}/commits/${commit.sha}`,
    html_url: `${page}/${commit.sha}`,
    author: who(commit.author),
    committer: who(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: `${git}/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({ sha, url: `${git}/commits/${sha}`, html_url: `${page}/${sha}` })),
    verification: UNSIGNED,
  };
}

/** `GET commits/{ref}` and the commits of a comparison. */
export function commitView(repository: Repository, commit: Commit, call: Pick<Call, 'api' | 'web'>) {
  const git = gitCommitView(repository, commit, call);
  const url = `${call.api}/repos/${repository.fullName}/commits`;
  return {
    sha: git.sha,
    node_id: git.node_id,
    url: `${url}/${git.sha}`,
    html_url: git.html_url,
    comments_url: `${url}/${git.sha}/comments`,
    commit: {
      url: git.url,
      author: git.author,
      committer: git.committer,
      message: git.message,
      comment_count: 0,
      tree: git.tree,
      verification: git.verification,
    },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/${sha}`,
      html_url: `${call.web}/${repository.fullName}/commit/${sha}`,
    })),
  };
}
