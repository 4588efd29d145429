/** A repository with one ds_config and a pull request that changes it, on a fake GitHub, with the Action's API on it. */

import type { GitHubApi } from '../../action/github/api.ts';
import { makeClient } from '../../action/github/client.ts';
import { makeApi } from '../../action/github/octokit-api.ts';
import type { Token } from '../fake-github/accounts.ts';
import { loadOpenApi } from '../fake-github/openapi.ts';
import type { PullRequest, Repository } from '../fake-github/repository.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github/server.ts';

export const CONFIG = JSON.stringify({ train_micro_batch_size_per_gpu: 1, zero_optimization: { stage: 2 } }, null, 2);
export const CHANGED = JSON.stringify({ train_micro_batch_size_per_gpu: 1, zero_optimization: { stage: 3 } }, null, 2);

/** In place of the plugin's queues, which would make every second write of a test wait for seconds. */
const AT_ONCE = {
  key: () => ({
    schedule: (_options: unknown, work: (...given: unknown[]) => unknown, ...given: unknown[]) => work(...given),
  }),
};

export interface Scene {
  readonly github: FakeGitHub;
  readonly repository: Repository;
  readonly pull: PullRequest;
  api(token?: Token): GitHubApi;
}

export async function makeScene(
  changes: Readonly<Record<string, string | Buffer | null>> = { 'ds.json': CHANGED },
): Promise<Scene> {
  const github = await startFakeGitHub({ openapi: loadOpenApi() });
  const repository = github.state.createRepository('acme/train');
  github.state.push(repository, 'main', { 'ds.json': CONFIG, 'README.md': 'hello\n', 'old.json': '{"x": 1}\n' });
  github.state.push(repository, 'change', changes);
  const pull = github.state.openPull(repository, { head: 'change' });
  const api = (token = github.state.actionsToken(repository)) =>
    makeApi(
      makeClient({
        token: token.value,
        apiUrl: github.api,
        onWait: () => {},
        pace: 0.02,
        queues: { write: AT_ONCE, notifications: AT_ONCE },
      }),
      'acme',
      'train',
    );
  return { github, repository, pull, api };
}
