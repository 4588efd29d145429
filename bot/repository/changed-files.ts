/** What a pull request or a merge group changes. */
import { at, type Scope } from '../scope.ts';

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly isRemoved: boolean;
}

interface ListedFile {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string;
}

const changed = (file: ListedFile): ChangedFile => ({
  path: file.filename,
  previousPath: file.previous_filename ?? null,
  isRemoved: file.status === 'removed',
});

/** GitHub lists 3,000 files at most. */
export async function filesOfPull(scope: Scope, pull: number): Promise<ChangedFile[]> {
  const files = await scope.octokit.paginate(scope.octokit.rest.pulls.listFiles, {
    ...at(scope),
    pull_number: pull,
    per_page: 100,
  });
  return files.map(changed);
}

/** null: more than GitHub lists in a comparison (300), so that anything may have changed. */
export async function filesBetween(scope: Scope, base: string, head: string): Promise<ChangedFile[] | null> {
  const { data } = await scope.octokit.rest.repos.compareCommitsWithBasehead({
    ...at(scope),
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  const files = data.files ?? [];
  return files.length >= 300 ? null : files.map(changed);
}
