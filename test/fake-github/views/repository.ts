import type { Call } from '../http.ts';
import type { Repository } from '../repository.ts';
import { accountView } from './account.ts';

export function repositoryView(repository: Repository, call: Pick<Call, 'api' | 'web'>): Record<string, unknown> {
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name: repository.name,
    full_name: repository.fullName,
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    owner: accountView(repository.owner, call),
    html_url: `${call.web}/${repository.fullName}`,
    url: `${call.api}/repos/${repository.fullName}`,
    description: null,
    fork: repository.parent !== null,
    default_branch: repository.defaultBranch,
    archived: false,
    disabled: false,
    ...(repository.parent ? { parent: repositoryView(repository.parent, call) } : {}),
  };
}
