/** A pull request as its readers see it: title, comments, checks, changed files. */
import { changedFiles } from '../git/diff.ts';
import type { CheckRun, Comment, PullRequest, Repository } from '../repository.ts';
import type { State } from '../state.ts';
import { escapeHtml, markdownToHtml } from './markdown.ts';
import { STYLE } from './style.ts';

const MARK: Readonly<Record<string, string>> = {
  success: '✅',
  failure: '❌',
  neutral: '◽',
  cancelled: '🚫',
  action_required: '✋',
  timed_out: '⌛',
};

function comment(entry: Comment): string {
  const bot = entry.user.type === 'Bot' ? ' <span class="label">bot</span>' : '';
  const edited = entry.updatedAt === entry.createdAt ? '' : ' · edited';
  return `<article id="issuecomment-${entry.id}"><header><b>${escapeHtml(entry.user.login)}</b>${bot} commented ${entry.createdAt}${edited}</header>
<div class="body">${markdownToHtml(entry.body)}</div></article>`;
}

function check(run: CheckRun): string {
  const mark = run.status === 'completed' ? (MARK[run.conclusion ?? ''] ?? '❔') : '🟡';
  const state = run.status === 'completed' ? run.conclusion : run.status;
  const summary = run.output.summary === null ? '' : markdownToHtml(run.output.summary);
  const text = run.output.text === null ? '' : markdownToHtml(run.output.text);
  const annotations = run.annotations.map(
    (note) =>
      `<li><code>${escapeHtml(note.path)}:${note.start_line}</code> ${escapeHtml(note.annotation_level)}: ${escapeHtml(note.message)}</li>`,
  );
  const buttons = run.actions.map(
    (action) => `<button disabled title="${escapeHtml(action.description)}">${escapeHtml(action.label)}</button>`,
  );
  return `<details class="check"><summary>${mark} <b>${escapeHtml(run.name)}</b> — ${escapeHtml(run.output.title ?? state ?? '')}</summary>
<div class="body">${summary}${text}<ul>${annotations.join('')}</ul>${buttons.join(' ')}</div></details>`;
}

export function pullPage(state: State, repository: Repository, pull: PullRequest): string {
  const { issue } = pull;
  const files = changedFiles(repository.store, state.mergeBaseOf(repository, pull), pull.headSha);
  const runs = [...repository.checkRuns.values()].filter((run) => run.headSha === pull.headSha);
  const from =
    pull.head.repository === repository ? pull.head.ref : `${pull.head.repository.owner.login}:${pull.head.ref}`;
  const list = files.map(
    (
      file,
    ) => `<li><span class="${file.status}">${file.status}</span> <code>${escapeHtml(file.path)}</code> <small>+${file.additions} −${file.deletions}</small>
${file.patch === undefined ? '' : `<details><summary>patch</summary><pre>${escapeHtml(file.patch)}</pre></details>`}</li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(issue.title)} #${pull.number}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head><body><main>
<h1>${escapeHtml(issue.title)} <span class="number">#${pull.number}</span></h1>
<p><span class="state ${issue.state}">${issue.state}</span> <b>${escapeHtml(issue.user.login)}</b> wants to merge
<code>${escapeHtml(from)}</code> into <code>${escapeHtml(repository.fullName)}:${escapeHtml(pull.base.ref)}</code> · head <code>${pull.headSha.slice(0, 7)}</code></p>
${issue.body ? `<article><div class="body">${markdownToHtml(issue.body)}</div></article>` : ''}
${state.commentsOf(repository, pull.number).map(comment).join('\n')}
<section class="checks"><h2>Checks</h2>${runs.map(check).join('\n') || '<p>none yet</p>'}</section>
<section><h2>Files changed (${files.length})</h2><ul class="files">${list.join('\n')}</ul></section>
</main></body></html>`;
}
