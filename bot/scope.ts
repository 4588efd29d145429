/** What every piece of work gets: the repository it is about, a client that may act there, and the services of the process. */

import type { Metrics } from './metrics/metrics.ts';
import type { Octokit } from './octokit/client.ts';
import type { RetryClock } from './octokit/retries.ts';
import type { JustLaunched } from './settle/just-launched.ts';
import type { Tasks } from './tasks.ts';

export interface Log {
  readonly info: (details: object, message: string) => void;
  readonly warn: (details: object, message: string) => void;
  readonly error: (details: object, message: string) => void;
}

export interface Services {
  readonly appId: number;
  readonly clock: RetryClock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tasks: Tasks;
  /** Wakes up after that many milliseconds, unless the process ends before. */
  readonly later: (milliseconds: number, work: () => Promise<void>) => void;
  /** When this process was told of a head commit, by GitHub's clock: `owner/name@sha` → milliseconds since 1970. */
  readonly heads: HeadMemory;
  readonly launched: JustLaunched;
}

export interface HeadMemory {
  readonly get: (key: string) => number | undefined;
  readonly set: (key: string, at: number) => void;
}

export interface Scope {
  readonly services: Services;
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  readonly repositoryId: number;
  readonly defaultBranch: string;
}

/** owner and repo, as every request wants them. */
export function at(scope: Scope): { readonly owner: string; readonly repo: string } {
  return { owner: scope.owner, repo: scope.repo };
}

/** The newest heads of busy repositories, bounded. */
export class RecentHeads implements HeadMemory {
  readonly #seen = new Map<string, number>();
  readonly #most: number;

  constructor(most = 5000) {
    this.#most = most;
  }

  get(key: string): number | undefined {
    return this.#seen.get(key);
  }

  set(key: string, at: number): void {
    this.#seen.delete(key);
    this.#seen.set(key, at);
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > this.#most && !oldest.done) this.#seen.delete(oldest.value);
  }
}
