/** Which commits are reviewed, and which files changed between them. */
import type { Task } from './event.ts';
import { changesBetween } from './files/from-trees.ts';
import type { ChangedFile, Comparison, GitHubApi } from './github/api.ts';
import { MOST_FILES } from './github/octokit-api.ts';

export interface Refs {
  /** null: a merge group, where nobody is there to read a comment. */
  readonly pull: number | null;
  readonly baseSha: string;
  readonly headSha: string;
  /** Where the head left its base; the base itself where GitHub finds no common history. */
  readonly mergeBaseSha: string;
  readonly changed: readonly ChangedFile[];
  /** The pull request has moved on: a newer run speaks for it. */
  readonly isOutdated: boolean;
  readonly notes: readonly string[];
}

export type Resolved =
  | { readonly kind: 'refs'; readonly refs: Refs }
  | { readonly kind: 'nothing'; readonly because: string };

type Work = Exclude<Task, { kind: 'nothing' | 'unusable' }>;

export async function resolveRefs(api: GitHubApi, task: Work): Promise<Resolved> {
  switch (task.kind) {
    case 'pull-request':
      return { kind: 'refs', refs: await ofPull(api, task.pull, task.baseSha, task.headSha) };
    case 'find-pull-request': {
      const pulls = await api.pullsOfHead(`${task.headOwner}:${task.headBranch}`);
      const pull = pulls.find((entry) => entry.headSha === task.headSha);
      if (!pull) return { kind: 'nothing', because: `no open pull request has the head ${task.headSha.slice(0, 7)}` };
      return { kind: 'refs', refs: await ofPull(api, pull.number, pull.baseSha, pull.headSha) };
    }
    case 'commits': {
      const { baseSha, headSha } = task;
      const comparison = await api.compare(baseSha, headSha);
      return {
        kind: 'refs',
        refs: {
          pull: null,
          baseSha,
          headSha,
          isOutdated: false,
          ...(await between(api, baseSha, headSha, comparison)),
        },
      };
    }
  }
}

async function ofPull(api: GitHubApi, pull: number, baseSha: string, headSha: string): Promise<Refs> {
  const comparison = await api.compare(baseSha, headSha);
  const files = await api.pullFiles(pull);
  // after the list: it belongs to the head that the pull request has now, which need not be the event's
  const now = await api.pull(pull);
  if (now.headSha !== headSha) {
    const found = await between(api, baseSha, headSha, comparison);
    const note = `the pull request has moved on to ${now.headSha.slice(0, 7)}; this run reviews ${headSha.slice(0, 7)} and leaves the comment to the newer run`;
    return { pull, baseSha, headSha, isOutdated: true, ...found, notes: [note, ...found.notes] };
  }
  const notes =
    files.length >= MOST_FILES
      ? [`GitHub lists the first ${MOST_FILES} changed files only; what comes after them was not reviewed`]
      : [];
  return {
    pull,
    baseSha,
    headSha,
    mergeBaseSha: comparison?.mergeBaseSha ?? baseSha,
    changed: files,
    isOutdated: false,
    notes,
  };
}

async function between(
  api: GitHubApi,
  baseSha: string,
  headSha: string,
  comparison: Comparison | null,
): Promise<Pick<Refs, 'mergeBaseSha' | 'changed' | 'notes'>> {
  const mergeBaseSha = comparison?.mergeBaseSha ?? baseSha;
  // a comparison names no more than 300 files, and says nothing about the rest
  if (comparison && comparison.files.length < 300) return { mergeBaseSha, changed: comparison.files, notes: [] };
  const [before, after] = await Promise.all([api.tree(mergeBaseSha), api.tree(headSha)]);
  if (before.isWhole && after.isWhole)
    return { mergeBaseSha, changed: changesBetween(before.files, after.files), notes: [] };
  const notes = ['the repository is too large for GitHub to list: only the first 300 changed files were looked at'];
  return { mergeBaseSha, changed: comparison?.files ?? [], notes };
}
