/** The repository of an event. */
import type { Octokit } from '../octokit/client.ts';
import type { Scope, Services } from '../scope.ts';

export interface EventRepository {
  readonly id: number;
  readonly name: string;
  readonly default_branch: string;
  readonly owner: { readonly login: string };
}

export function scopeOf(services: Services, octokit: Octokit, repository: EventRepository): Scope {
  return {
    services,
    octokit,
    owner: repository.owner.login,
    repo: repository.name,
    repositoryId: repository.id,
    defaultBranch: repository.default_branch,
  };
}
