import type { FileChange } from '../git/diff.ts';
import type { Call } from '../http.ts';
import type { Repository } from '../repository.ts';

/** An entry of a file list. A removed file carries the SHA of its last content, as GitHub answers. */
export function fileView(repository: Repository, change: FileChange, headSha: string, call: Pick<Call, 'api' | 'web'>) {
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${call.web}/${repository.fullName}/blob/${headSha}/${path}`,
    raw_url: `${call.web}/${repository.fullName}/raw/${headSha}/${path}`,
    contents_url: `${call.api}/repos/${repository.fullName}/contents/${path}?ref=${headSha}`,
    ...(change.previousPath === undefined ? {} : { previous_filename: change.previousPath }),
    ...(change.patch === undefined ? {} : { patch: change.patch }),
  };
}
