/** The demo's stage: examples/ as the base of a repository on the fake GitHub, and the pushes of its pull request. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pullRequestEvent, type RunResult, runAction } from '../../test/acceptance/action/runner.ts';
import type { PullRequest, Repository } from '../../test/fake-github/repository.ts';
import { type FakeGitHub, startFakeGitHub } from '../../test/fake-github/server.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');
const PUSHES = 'pull-request';
const BRANCH = 'zero-3';

/** One push of the pull request: what it changes, and its commit message. */
export interface Push {
  readonly message: string;
  readonly files: Readonly<Record<string, string>>;
}

export interface Scene {
  readonly github: FakeGitHub;
  readonly repository: Repository;
  /** Address of the pull request's page. */
  readonly url: string;
  /** Pushes, runs the Action on it, and leaves its check as GitHub would. */
  push(push: Push): Promise<RunResult>;
  /** The comment as it stands. */
  comment(): string;
}

function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

export function baseFiles(): Record<string, string> {
  return Object.fromEntries(Object.entries(filesBelow(EXAMPLES)).filter(([path]) => !path.startsWith(`${PUSHES}/`)));
}

export function pushes(): readonly Push[] {
  const folder = join(EXAMPLES, PUSHES);
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { 'message.txt': message = name, ...files } = filesBelow(join(folder, name));
      return { message: message.trim(), files };
    });
}

export async function openScene(port = 0): Promise<Scene> {
  const github = await startFakeGitHub({ port });
  const { state } = github;
  const repository = state.createRepository('robovlms/train', { ownerType: 'Organization' });
  state.push(repository, 'main', baseFiles(), { message: 'Training of the robot models', author: 'mina' });
  const token = state.actionsToken(repository);
  let pull: PullRequest | null = null;
  let runs = 0;
  return {
    github,
    repository,
    url: `${github.web}/${repository.fullName}/pull/1`,
    comment: () =>
      state.commentsOf(repository, 1).findLast((one) => one.user.login === 'github-actions[bot]')?.body ?? '',
    push: async ({ message, files }) => {
      state.push(repository, BRANCH, files, { message, author: 'jun' });
      const [title = '', ...rest] = message.split('\n');
      pull ??= state.openPull(repository, { head: BRANCH, title, body: rest.join('\n').trim(), author: 'jun' });
      runs += 1;
      const payload = pullRequestEvent(github, repository, pull, runs === 1 ? 'opened' : 'synchronize');
      const result = await runAction({
        github,
        repository,
        token: token.value,
        eventName: 'pull_request',
        payload,
        runId: runs,
      });
      addCheck(github, repository, pull.headSha, result);
      return result;
    },
  };
}

const LEVEL = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** What the runner itself reports of a job. */
function addCheck({ state }: FakeGitHub, repository: Repository, headSha: string, result: RunResult): void {
  const last = result.commands.findLast((command) => command.name === 'error' && command.properties.file === undefined);
  const annotations = result.commands.flatMap(({ name, properties, message }) => {
    if ((name !== 'error' && name !== 'warning' && name !== 'notice') || properties.file === undefined) return [];
    const line = Number(properties.line ?? 1);
    return [
      {
        path: properties.file,
        start_line: line,
        end_line: Number(properties.endLine ?? line),
        annotation_level: LEVEL[name],
        message,
        title: properties.title ?? '',
      },
    ];
  });
  const id = state.nextId();
  repository.checkRuns.set(id, {
    id,
    app: state.actionsApp,
    name: 'ds-review',
    headSha,
    externalId: '',
    detailsUrl: null,
    status: 'completed',
    conclusion: result.code === 0 ? 'success' : 'failure',
    startedAt: state.now(),
    completedAt: state.now(),
    output: { title: last?.message ?? 'nothing stands in the way', summary: null, text: null },
    annotations,
    actions: [],
  });
}
