/** A training repository on the fake GitHub, and the Action run on its pull request. */
import type { Token } from '../../fake-github/accounts.ts';
import { loadOpenApi } from '../../fake-github/openapi.ts';
import type { Comment, PullRequest, Repository } from '../../fake-github/repository.ts';
import { type FakeGitHub, startFakeGitHub } from '../../fake-github/server.ts';
import type { Files } from '../../fake-github/state.ts';
import { pullRequestEvent, type RunOptions, type RunResult, runAction } from './runner.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export const BASE_CONFIG = json({
  train_micro_batch_size_per_gpu: 2,
  gradient_accumulation_steps: 4,
  bf16: { enabled: true },
  zero_optimization: { stage: 2, offload_optimizer: { device: 'cpu' } },
});

/** A whole stage further, with a key that DeepSpeed refuses there: an error for any review. */
export const BAD_CONFIG = json({
  train_micro_batch_size_per_gpu: 2,
  gradient_accumulation_steps: 4,
  bf16: { enabled: true },
  zero_optimization: {
    stage: 3,
    offload_optimizer: { device: 'nvme', nvme_path: '/local_nvme' },
    aio: { block_size: 1048576 },
  },
});

export const GOOD_CONFIG = json({
  train_micro_batch_size_per_gpu: 2,
  gradient_accumulation_steps: 4,
  bf16: { enabled: true },
  zero_optimization: { stage: 3 },
});

export interface Scene {
  readonly github: FakeGitHub;
  readonly repository: Repository;
  pull: PullRequest;
  readonly token: Token;
  run(options?: Partial<RunOptions>): Promise<RunResult>;
  /** Comments of the Action, oldest first. */
  comments(): Comment[];
}

export async function openScene(changes: Files, base: Files = {}): Promise<Scene> {
  const github = await startFakeGitHub({ openapi: loadOpenApi() });
  const repository = github.state.createRepository('acme/train');
  github.state.push(repository, 'main', { 'README.md': 'training\n', 'ds.json': BASE_CONFIG, ...base });
  github.state.push(repository, 'change', changes);
  const pull = github.state.openPull(repository, { head: 'change' });
  const token = github.state.actionsToken(repository);
  const scene: Scene = {
    github,
    repository,
    pull,
    token,
    run: (options = {}) =>
      runAction({
        github,
        repository,
        token: token.value,
        eventName: 'pull_request',
        payload: pullRequestEvent(github, repository, scene.pull),
        ...options,
      }),
    comments: () =>
      github.state
        .commentsOf(repository, scene.pull.number)
        .filter((comment) => comment.user.login === 'github-actions[bot]'),
  };
  return scene;
}

/** What holds of every run, however it ends. */
export function problemsOf(result: RunResult, scene: Scene): string[] {
  const problems: string[] = [];
  if (result.stderr !== '') problems.push(`stderr: ${result.stderr}`);
  if (/^\s+at \S+.*:\d+/m.test(result.stdout)) problems.push('a stack trace');
  const shown = result.stdout.replace(/^::add-mask::.*$/gm, '');
  for (const [where, text] of Object.entries({
    shown,
    summary: result.summary,
    report: JSON.stringify(result.report),
  })) {
    if (text.includes(scene.token.value)) problems.push(`the token in ${where}`);
  }
  for (const comment of scene.comments()) {
    if (comment.body.includes(scene.token.value)) problems.push('the token in a comment');
    if (comment.body.length > 65_536) problems.push('a comment that is too long');
  }
  if (Buffer.byteLength(result.summary) > 1024 * 1024) problems.push('a summary above 1 MiB');
  for (const level of ['error', 'warning', 'notice']) {
    if (result.commands.filter((command) => command.name === level).length > 10)
      problems.push(`more than ten ${level} annotations`);
  }
  const known = new Set(['error', 'warning', 'notice', 'add-mask']);
  for (const { name } of result.commands) if (!known.has(name)) problems.push(`the workflow command ${name}`);
  problems.push(...scene.github.recorder.violations);
  return problems;
}

/** The one line that tells why the job failed. */
export function failure(result: RunResult): string {
  return (
    result.commands.findLast((command) => command.name === 'error' && command.properties.file === undefined)?.message ??
    ''
  );
}
