/** `GitHubApi` by REST. */
import type { Octokit } from '@octokit/core';
import { statusOf } from '../problem.ts';
import type { ChangedFile, Comparison, Content, GitHubApi, IssueComment, PullState, Tree, TreeFile } from './api.ts';

const PAGE = 100;
/** GitHub lists no more files of a pull request. */
export const MOST_FILES = 3000;
const ONCE = { retries: 0 };

interface FileEntry {
  readonly filename: string;
  readonly status: string;
  readonly sha: string | null;
  readonly previous_filename?: string;
  readonly patch?: string;
}

function changedFile(entry: FileEntry): ChangedFile {
  const { status } = entry;
  const isKnown = status === 'added' || status === 'removed' || status === 'renamed';
  return {
    path: entry.filename,
    // `copied` has no base of its own; `changed` is a new mode
    status: isKnown ? status : status === 'copied' ? 'added' : 'modified',
    previousPath: status === 'renamed' ? (entry.previous_filename ?? null) : null,
    sha: entry.sha,
    patch: entry.patch ?? null,
  };
}

interface PullEntry {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly sha: string };
  readonly base: { readonly sha: string };
}

const pullState = (entry: PullEntry): PullState => ({
  number: entry.number,
  headSha: entry.head.sha,
  baseSha: entry.base.sha,
  isOpen: entry.state === 'open',
});

interface CommentEntry {
  readonly id: number | bigint;
  readonly html_url: string;
  readonly body?: string | undefined;
  readonly user: { readonly login: string; readonly type: string } | null;
}

const issueComment = (entry: CommentEntry): IssueComment => ({
  id: Number(entry.id),
  url: entry.html_url,
  body: entry.body ?? '',
  login: entry.user?.login ?? '',
  // no person's login has brackets
  isBot: entry.user?.type === 'Bot' || entry.user?.login.endsWith('[bot]') === true,
});

interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string | undefined };
}

/** Every page of a list: as `Link` says, and where no such header came, until a page is not full. */
async function allPages<T>(read: (page: number) => Promise<Page<T>>, most = Number.POSITIVE_INFINITY): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; all.length < most; page++) {
    const { data, headers } = await read(page);
    all.push(...data);
    const goesOn = headers.link === undefined ? data.length >= PAGE : /rel="?next"?/.test(headers.link);
    if (!goesOn) break;
  }
  return all;
}

async function orNull<T>(status: number, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (statusOf(error) === status) return null;
    throw error;
  }
}

export function makeApi(client: Octokit, owner: string, repo: string): GitHubApi {
  const here = { owner, repo };
  const trees = new Map<string, Promise<Tree>>();
  const readTree = async (tree_sha: string): Promise<Tree> => {
    const query = { ...here, tree_sha, recursive: '1' };
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', query);
    const files = data.tree.flatMap((entry): TreeFile[] =>
      entry.type === 'blob' && entry.mode !== '120000'
        ? [{ path: entry.path, sha: entry.sha, ...(entry.size === undefined ? {} : { size: entry.size }) }]
        : [],
    );
    return { files, isWhole: !data.truncated };
  };
  return {
    pull: async (pull_number) =>
      pullState((await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...here, pull_number })).data),

    pullsOfHead: async (head) => {
      const query = { ...here, head, state: 'open', per_page: PAGE } as const;
      return (await client.request('GET /repos/{owner}/{repo}/pulls', query)).data.map(pullState);
    },

    pullFiles: async (pull_number) => {
      const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
      const read = (page: number) => client.request(route, { ...here, pull_number, per_page: PAGE, page });
      return (await allPages(read, MOST_FILES)).map(changedFile);
    },

    compare: (base, head) =>
      orNull(404, async (): Promise<Comparison> => {
        const query = { ...here, basehead: `${base}...${head}`, per_page: 1 };
        const { data } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', query);
        return { mergeBaseSha: data.merge_base_commit.sha, files: (data.files ?? []).map(changedFile) };
      }),

    // several questions are asked of one commit
    tree: (commit) => {
      const known = trees.get(commit) ?? readTree(commit);
      trees.set(commit, known);
      return known;
    },

    content: (path, ref) =>
      orNull(404, async (): Promise<Content | null> => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', { ...here, path, ref });
        if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return null;
        const comes = data.encoding === 'base64' && (data.content !== '' || data.size === 0);
        return { sha: data.sha, size: data.size, bytes: comes ? Buffer.from(data.content, 'base64') : null };
      }),

    blob: async (file_sha) => {
      const { data } = await client.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { ...here, file_sha });
      // Before Node 21 Octokit's own reader of JSON gives up on millions of characters and hands on the text.
      const blob: typeof data = typeof data === 'string' ? JSON.parse(data) : data;
      return Buffer.from(blob.content, blob.encoding === 'base64' ? 'base64' : 'utf8');
    },

    comments: async (issue_number) => {
      const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
      const read = (page: number) => client.request(route, { ...here, issue_number, per_page: PAGE, page });
      return (await allPages<CommentEntry>(read)).map(issueComment);
    },

    createComment: async (issue_number, body) => {
      const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
      return issueComment((await client.request(route, { ...here, issue_number, body, request: ONCE })).data);
    },

    updateComment: async (comment_id, body) => {
      const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
      return issueComment((await client.request(route, { ...here, comment_id, body, request: ONCE })).data);
    },

    deleteComment: async (comment_id) => {
      const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
      await client.request(route, { ...here, comment_id, request: ONCE });
    },

    viewer: async () => {
      try {
        return (await client.request('GET /user', { request: ONCE })).data.login;
      } catch (error) {
        const status = statusOf(error);
        if (status === 403 || status === 404 || status === 401) return null;
        throw error;
      }
    },
  };
}
